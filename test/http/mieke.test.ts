import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, startService, type TestService } from './start-service.ts';

const story = join(import.meta.dirname, '../../examples/scenarios/mieke');
const read = (name: string) => JSON.parse(readFileSync(join(story, name), 'utf8'));

/** The decision of the zorgplanbespreking, changed: `change` gets the resources by what they are. */
const decision = (
  // biome-ignore lint/suspicious/noExplicitAny: a test breaks resources in ways that no type allows
  change: (parts: Record<'carer' | 'agreement' | 'consent' | 'evaluation', any>, bundle: any) => void = () => {},
) => {
  const bundle = read('decision.json');
  const [carer, agreement, consent, evaluation] = bundle.entry.map((entry: { resource: unknown }) => entry.resource);
  change({ carer, agreement, consent, evaluation }, bundle);
  return bundle;
};

const whatAndWhere = ({ details, expression }: { details: { coding: [{ code: string }] }; expression: [string] }) => [
  details.coding[0].code,
  expression[0],
];

describe('Mieke may inject insulin when she visits her sister: the decision goes in as one transaction', () => {
  let service: TestService;
  const count = async (type: string) => {
    const { body } = await call(`${service.base}/${type}?_total=accurate`);
    return body.total as number;
  };
  const counts = async () => Promise.all(['RelatedPerson', 'CarePlan', 'Consent', 'Task'].map(count));

  beforeAll(async () => {
    service = await startService();
    expect((await call(service.base, 'POST', read('dossier.json'))).status).toBe(200);
  });
  afterAll(() => service.stop());

  test.each([
    {
      what: "without her sister's consent",
      change: (_: unknown, bundle: { entry: unknown[] }) => bundle.entry.splice(2, 1),
      id: 'CARE-1',
      expression: 'Bundle.entry[1].resource.activity[0].detail',
      nl: /instemming van de cliënt is niet vastgelegd/,
      en: /client's consent is not recorded/,
    },
    {
      what: 'with a wrong code',
      change: ({ agreement }: { agreement: { status: string } }) => {
        agreement.status = 'lopend';
      },
      id: 'binding-required',
      expression: 'Bundle.entry[1].resource.status',
      nl: /hoort niet bij .*: kies uit draft, active/,
      en: /not in .*: choose from draft, active/,
    },
    {
      what: 'with a code that its code system does not have',
      change: ({ agreement }: { agreement: { activity: [{ detail: { code: { coding: [{ code: string }] } } }] } }) => {
        agreement.activity[0].detail.code.coding[0].code = 'insuline';
      },
      id: 'code-unknown',
      expression: 'Bundle.entry[1].resource.activity[0].detail.code.coding[0].code',
      nl: /kent deze code niet/,
      en: /has no such code/,
    },
    {
      what: 'with a missing status',
      change: ({ evaluation }: { evaluation: { status?: string } }) => {
        delete evaluation.status;
      },
      id: 'cardinality-min',
      expression: 'Bundle.entry[3].resource.status',
      nl: /status ontbreekt/,
      en: /status is missing/,
    },
    {
      what: 'with an unknown element',
      change: ({ carer }: { carer: Record<string, unknown> }) => {
        carer['relationschip'] = [];
      },
      id: 'element-unknown',
      expression: 'Bundle.entry[0].resource.relationschip',
      nl: /bestaat niet in RelatedPerson; bedoel je relationship/,
      en: /no such element in RelatedPerson; did you mean relationship/,
    },
    {
      what: 'with a reference to a client that is not there',
      change: ({ evaluation }: { evaluation: { for: { reference: string } } }) => {
        evaluation.for.reference = 'Patient/niemand';
      },
      id: 'reference-not-found',
      expression: 'Bundle.entry[3].resource.for.reference',
      nl: /leidt nergens heen/,
      en: /leads nowhere/,
    },
    {
      what: 'with a reference to an entry that is not there',
      change: ({ evaluation }: { evaluation: { focus: { reference: string } } }) => {
        evaluation.focus.reference = 'urn:uuid:00000000-0000-4000-8000-000000000000';
      },
      id: 'reference-not-found',
      expression: 'Bundle.entry[3].resource.focus.reference',
      nl: /leidt nergens heen/,
      en: /leads nowhere/,
    },
    {
      what: "without Mieke's own consent",
      change: ({ agreement }: { agreement: { activity: [{ detail: { extension: { url: string }[] } }] } }) => {
        const { detail } = agreement.activity[0];
        detail.extension = detail.extension.filter(({ url }) => !url.endsWith('/carer-consent'));
      },
      id: 'CARE-2',
      expression: 'Bundle.entry[1].resource.activity[0].detail',
      nl: /stemt daar zelf mee in/,
      en: /carer herself consents/,
    },
  ])(
    '$what it is refused with the exact place, in both languages, and nothing is written',
    async ({ change, id, expression, nl, en }) => {
      const before = await counts();
      for (const [language, text] of [
        ['nl', nl],
        ['en', en],
      ] as const) {
        const bundle = decision(change as Parameters<typeof decision>[0]);
        const { status, body } = await call(service.base, 'POST', bundle, { 'Accept-Language': language });
        expect(status).toBe(422);
        expect(body.resourceType).toBe('OperationOutcome');
        const errors = body.issue.filter((issue: { severity: string }) => issue.severity === 'error');
        expect(errors).toMatchObject([{ details: { coding: [{ code: id }] }, expression: [expression] }]);
        expect(errors[0].details.text).toMatch(text);
      }
      expect(await counts()).toEqual(before);
    },
  );

  test('a consent that refers to no agreement is told as that, beside the rule that it breaks', async () => {
    const bundle = decision(({ consent }) => {
      consent.provision.data[0].reference.reference = 'CarePlan/niet-hier';
    });
    const { status, body } = await call(service.base, 'POST', bundle);
    expect(status).toBe(422);
    expect(body.issue.map(whatAndWhere).sort()).toEqual([
      ['CARE-1', 'Bundle.entry[1].resource.activity[0].detail'],
      ['reference-not-found', 'Bundle.entry[2].resource.provision.data[0].reference.reference'],
    ]);
  });

  test('whole and right it stands, each resource with where it is and its version', async () => {
    const { status, headers, body } = await call(service.base, 'POST', decision());
    expect(status).toBe(200);
    expect(headers.get('Content-Type')).toMatch(/^application\/fhir\+json/);
    expect(body).toMatchObject({ resourceType: 'Bundle', type: 'transaction-response' });
    expect(body.entry.map((entry: { response: { status: string } }) => entry.response.status)).toEqual(
      Array(4).fill('201 Created'),
    );
    const locations = body.entry.map((entry: { response: { location: string } }) => entry.response.location);
    expect(locations.map((location: string) => location.split('/')[0])).toEqual([
      'RelatedPerson',
      'CarePlan',
      'Consent',
      'Task',
    ]);
    expect(body.entry.every((entry: { response: { etag: string } }) => entry.response.etag === 'W/"1"')).toBe(true);

    const [carer, agreement] = locations.map((location: string) => location.replace(/\/_history.*/, ''));
    const { body: stands } = await call(`${service.base}/${agreement}`);
    expect(stands.activity[0].detail.performer[0].reference).toBe(carer);
    const { body: evaluations } = await call(`${service.base}/Task?focus=${agreement}`);
    expect(evaluations.entry).toHaveLength(1);
    const { body: consents } = await call(`${service.base}/Consent?data=${agreement}&patient=Patient/zus-van-mieke`);
    expect(consents.entry).toHaveLength(1);
  });

  test('posted again it stands once', async () => {
    const before = await counts();
    const { status, body } = await call(service.base, 'POST', decision());
    expect(status).toBe(200);
    expect(body.entry.map((entry: { response: { status: string } }) => entry.response.status)).toEqual(
      Array(4).fill('200 OK'),
    );
    expect(await counts()).toEqual(before);
  });

  test('eight at once it stands once', async () => {
    const again = await startService();
    try {
      await call(again.base, 'POST', read('dossier.json'));
      const answers = await Promise.all(Array.from({ length: 8 }, () => call(again.base, 'POST', decision())));
      expect(answers.map((answer) => answer.status)).toEqual(Array(8).fill(200));
      const { body } = await call(`${again.base}/Consent?_total=accurate`);
      expect(body.total).toBe(1);
    } finally {
      await again.stop();
    }
  });
});
