import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mieke } from '../http/decisions.ts';
import { changed, type Parameter, parameters, part, ref, resource, text, writtenIn } from '../http/parameters.ts';
import { type ServiceWithPeople, startWithPeople } from './as.ts';

const CLIENT = 'Patient/zus-van-mieke';
const NEIGHBOUR = 'RelatedPerson/buurvrouw';
const dossier = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../examples/scenarios/mieke/dossier.json'), 'utf8'),
);

let service: ServiceWithPeople;
let agreement = '';
let carer = '';
let number = 0;

beforeAll(async () => {
  service = await startWithPeople();
  expect((await service.ask('ehr', '', 'POST', dossier)).status).toBe(200);
  const neighbour = { resourceType: 'RelatedPerson', id: 'buurvrouw', patient: { reference: CLIENT } };
  expect((await service.ask('ehr', NEIGHBOUR, 'PUT', neighbour)).status).toBe(201);
});
afterAll(() => service.stop());

beforeEach(async () => {
  const given = changed(mieke, text('decision', `beslissing-${++number}`));
  const { body } = await service.ask('ehr', '$record-agreement', 'POST', parameters(...given));
  const made = writtenIn(body);
  const of = (type: string) => `${type}/${made.find(({ resourceType }) => resourceType === type).id}`;
  [agreement, carer] = [of('CarePlan'), of('RelatedPerson')];
});

const as = (who: string, path: string, ...given: Parameter[]) => service.ask(who, path, 'POST', parameters(...given));
const statusOf = async () => (await service.ask('ehr', agreement)).body.status;
const agentsOf = async () => {
  const { body } = await service.ask('ehr', `Provenance?target=${agreement}&_sort=-_lastUpdated&_count=1`);
  return body.entry[0].resource.agent.map(({ who }: { who: { reference: string } }) => who.reference);
};

describe('who acts beside the client acts in his own name', () => {
  test('she hands her own act back, and it stands that she did', async () => {
    const { status, body } = await as(carer, `${agreement}/$hand-back`);
    expect([status, await statusOf(), await agentsOf()]).toEqual([200, 'on-hold', [carer]]);
    // Of what was written she sees her own agreement; who keeps the record sees the rest.
    expect(writtenIn(body).map(({ resourceType }) => resourceType)).toContain('CarePlan');
  });

  test('the client hands it back too, in his own name', async () => {
    expect((await as(CLIENT, `${agreement}/$hand-back`)).status).toBe(200);
    expect([await statusOf(), await agentsOf()]).toEqual(['on-hold', [CLIENT]]);
  });

  test('another does not, and does not learn whether it is there', async () => {
    const absent = await as(NEIGHBOUR, 'CarePlan/is-er-niet/$hand-back');
    expect(await as(NEIGHBOUR, `${agreement}/$hand-back`)).toMatchObject({ status: 404, body: absent.body });
    expect(await statusOf()).toBe('active');
  });

  test('nobody acts in the name of another', async () => {
    for (const by of [CLIENT, NEIGHBOUR, 'PractitionerRole/verpleegkundige-sanne', 'RelatedPerson/is-er-niet']) {
      const { status, body } = await as(carer, `${agreement}/$hand-back`, ref('by', by));
      expect([status, body.issue[0].details.coding[0].code]).toEqual([403, 'insufficient-scope']);
    }
    expect(await statusOf()).toBe('active');
  });

  test('she answers SO(C)K herself, and is told whom to call', async () => {
    const answers = resource('answers', {
      resourceType: 'QuestionnaireResponse',
      questionnaire: 'https://samenspel.example/fhir/Questionnaire/sock-check',
      status: 'completed',
      item: [
        { linkId: 'self', answer: [{ valueBoolean: false }] },
        { linkId: 'doubt', answer: [{ valueBoolean: true }] },
      ],
    });
    const { status, body } = await as(carer, `${agreement}/$sock-check`, answers);
    expect([status, body.parameter[0]]).toEqual([200, { name: 'doubt', valueBoolean: true }]);
    expect(body.parameter[1].name).toBe('achterwacht');
    expect((await as(carer, `${agreement}/$sock-check`, answers, ref('by', CLIENT))).status).toBe(403);
  });

  test('a concern is signalled in the own name, about whom one may know of', async () => {
    const what = text('what', 'Het lukt niet meer.');
    expect((await as(carer, `${agreement}/$report-concern`, what)).status).toBe(200);
    const { body } = await service.ask('ehr', 'Task?_sort=-_lastUpdated&_count=1');
    expect(body.entry[0].resource.requester).toMatchObject({ reference: carer });
    const about = async (reference: string) => {
      const { status, body: refused } = await as(carer, `${agreement}/$report-concern`, what, ref('about', reference));
      return [status, refused.issue];
    };
    expect(await about(NEIGHBOUR)).toEqual(await about('RelatedPerson/is-er-niet'));
  });

  test.each(['$evaluate', '$competence', '$respond-to-concern', '$care-network'])(
    '%s is for professionals',
    async (name) => {
      const type = { $evaluate: 'Task/x', '$respond-to-concern': 'Task/x', '$care-network': CLIENT }[name] ?? agreement;
      expect((await as(carer, `${type}/${name}`)).status).toBe(403);
    },
  );

  test('she gets the sheet of her own agreement, without what she may not see; another gets none', async () => {
    const sheetOf = async (who: string, path: string) => {
      const { status, body } = await service.ask(who, path);
      return { status, text: Buffer.from(body.data ?? '', 'base64').toString() };
    };
    const own = await sheetOf(carer, `${agreement}/$agreement-sheet`);
    expect(own.status).toBe(200);
    expect(own.text).toContain('+31205550112'.slice(-4));
    expect(own.text).not.toContain('<title>Agreement sheet of </title>');
    expect(await sheetOf(NEIGHBOUR, `${agreement}/$agreement-sheet`)).toEqual({ status: 404, text: '' });
    expect(await sheetOf(carer, `${CLIENT}/$agreement-sheet`)).toEqual({ status: 404, text: '' });
    expect((await sheetOf(CLIENT, `${CLIENT}/$agreement-sheet`)).status).toBe(200);
  });

  test('the client sees who is around him, and nothing of a concern that is about him', async () => {
    const what = [
      text('what', 'geheim-signaal'),
      ref('about', CLIENT),
      ref('by', 'PractitionerRole/verpleegkundige-sanne'),
    ];
    expect((await as('ehr', `${agreement}/$report-concern`, ...what)).status).toBe(200);
    for (const path of ['$care-network', '$care-network?format=svg', '$agreement-sheet']) {
      const { status, body } = await service.ask(CLIENT, `${CLIENT}/${path}`);
      expect(status).toBe(200);
      const shown = JSON.stringify(body) + Buffer.from(body.data ?? '', 'base64').toString();
      expect(shown).not.toMatch(/geheim|signaal|concern/i);
    }
  });

  test('nor does a carer record an agreement', async () => {
    const given = changed(mieke, text('decision', 'van-haarzelf'), part('consent', ref('by', CLIENT)));
    expect((await as(carer, '$record-agreement', ...given)).status).toBe(403);
  });
});

describe('a professional', () => {
  const ELSEWHERE = 'PractitionerRole/elders';
  test('decides nothing about a client with whom no relation is known', async () => {
    await service.ask('ehr', 'Organization/elders', 'PUT', {
      resourceType: 'Organization',
      id: 'elders',
      name: 'Elders',
    });
    await service.ask('ehr', ELSEWHERE, 'PUT', {
      resourceType: 'PractitionerRole',
      id: 'elders',
      organization: { reference: 'Organization/elders' },
    });
    const given = changed(mieke, text('decision', 'van-elders'));
    const { status, body } = await as(ELSEWHERE, '$record-agreement', ...given);
    expect([status, body.issue[0].details.coding[0].code]).toEqual([403, 'relation-unknown']);
    expect((await as(ELSEWHERE, `${agreement}/$hand-back`)).status).toBe(403);
    expect(await statusOf()).toBe('active');
  });
});
