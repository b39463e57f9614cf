import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { askingOf } from '../../src/access/asking.ts';
import { readDossier, searchAll } from '../../src/access/read-dossier.ts';
import { readerOf, reveal } from '../../src/access/reveal.ts';
import { loadExamples } from '../../src/cli/examples.ts';
import { serve } from '../../src/cli/serve.ts';
import { openStore } from '../../src/cli/store.ts';
import { DOSSIER } from '../../src/disclosure/dossier.ts';
import { resourceTarget } from '../../src/disclosure/target.ts';
import { isObject, type Json, type JsonObject, type Resource } from '../../src/fhir/json.ts';
import type { Entry } from '../../src/gateway/gateway.ts';
import { consent, labelled, permit } from '../disclosure/build.ts';
import { startIssuer } from '../identity/start-issuer.ts';
import { callOn, definitions } from '../operations/call-on.ts';

/** A word that stands in one element of one resource alone: whoever gets it has seen that element. */
const CANARY = /kanarie\d{6}/g;

export const canariesIn = (text: string): ReadonlySet<string> => new Set(text.match(CANARY) ?? []);

/** What a person may see, from the decision itself: nothing of the way there is asked. */
export interface Sight {
  /** Each resource as he may see it, by `Type/id`. */
  readonly seen: ReadonlyMap<string, Resource>;
  readonly canaries: ReadonlySet<string>;
}

export interface World {
  readonly base: string;
  /** Everything that stands. */
  readonly resources: readonly Resource[];
  readonly people: readonly string[];
  sightOf(person: string): Promise<Sight>;
  tokenOf(person: string): Promise<string>;
  /** Writes one as the EHR would. */
  put(resource: Resource): Promise<void>;
  /** What the service logged so far. */
  log(): string;
  stop(): Promise<void>;
}

const TODAY = new Date().toISOString().slice(0, 10);

/** The stories, with dossiers around them, a canary in every free text, and the service before it. `only` keeps to these people. */
export const openWorld = async (): Promise<World> => {
  const folder = mkdtempSync(join(tmpdir(), 'samenspel-leak-'));
  const now = () => new Date();
  const first = openStore({ folder, definitions, integrity: false, now, newId: randomUUID });
  await loadExamples(callOn(first), join(import.meta.dirname, '../../examples/scenarios'));
  const stories: Resource[] = [];
  for (const type of definitions.resourceTypes) stories.push(...(await searchAll(first, type, { _count: '1000' })));
  const patients = stories.filter(({ resourceType }) => resourceType === 'Patient');
  const carers = stories.filter(({ resourceType }) => resourceType === 'RelatedPerson');
  const composed = patients.flatMap((patient) => dossierAround(patient, carers));
  const plant = planter();
  const planted = [...stories, ...composed].map(plant);
  await write(first, planted);
  const resources: Resource[] = [];
  for (const type of new Set(planted.map(({ resourceType }) => resourceType)))
    resources.push(...(await searchAll(first, type, { _count: '1000' })));
  await first.close();

  const issuer = await startIssuer();
  let logged = '';
  const stdout = new Writable({
    write: (chunk, _encoding, done) => {
      logged += String(chunk);
      done();
    },
  });
  const service = await serve(
    { stdout, stderr: stdout },
    {
      ...{ host: 'localhost', port: 0, data: folder, baseUrl: undefined, upstream: undefined, log: 'debug' },
      ...{ version: 'test', definitions, examples: undefined, integrity: false, issuers: [{ issuer: issuer.url }] },
    },
  );
  const store = openStore({ folder, definitions, integrity: false, now, newId: randomUUID });
  const tokens = new Map<string, Promise<string>>();
  return {
    base: service.base,
    resources,
    people: peopleOf(resources),
    put: (resource) => write(store, [resource]),
    log: () => logged,
    tokenOf: (person) => {
      const token = tokens.get(person) ?? issuer.token(service.base, { fhirUser: person, scope: 'user/*.cruds' });
      tokens.set(person, token);
      return token;
    },
    sightOf: async (person) => {
      const seen = new Map<string, Resource>();
      for (const client of clientsOf(person, resources)) {
        const dossier = await readDossier(store, client.slice('Patient/'.length), [person]);
        const own = resources.filter((resource) => resourceTarget(resource).clients.includes(client));
        const asking = askingOf(dossier, person, undefined, TODAY);
        for (const { seen: shown } of await reveal(readerOf(store), dossier.record, asking, own))
          if (shown) seen.set(`${shown.resourceType}/${shown.id}`, shown);
      }
      return { seen, canaries: canariesIn(JSON.stringify([...seen.values()])) };
    },
    stop: async () => {
      await service.stop();
      await store.close();
      await issuer.stop();
      rmSync(folder, { recursive: true });
    },
  };
};

const write = async (store: ReturnType<typeof openStore>, resources: readonly Resource[]): Promise<void> => {
  const puts = resources.map(
    (resource): Entry => ({ method: 'PUT', type: resource.resourceType, id: String(resource.id), resource }),
  );
  for (let at = 0; at < puts.length; at += 500) await store.transact(puts.slice(at, at + 500));
};

/** The clients, and everybody beside them; by a Person too, where there is one. */
const peopleOf = (resources: readonly Resource[]): string[] =>
  resources
    .filter(({ resourceType }) => ['Patient', 'RelatedPerson', 'Person'].includes(resourceType))
    .map(({ resourceType, id }) => `${resourceType}/${id}`);

/** Whose dossier a person may have to do with, read plainly from the references. */
const clientsOf = (person: string, resources: readonly Resource[]): ReadonlySet<string> => {
  if (person.startsWith('Patient/')) return new Set([person]);
  const byName = new Map(resources.map((resource) => [`${resource.resourceType}/${resource.id}`, resource]));
  const links = (byName.get(person)?.['link'] ?? []) as { target: { reference: string } }[];
  const here = person.startsWith('Person/') ? links.map(({ target }) => target.reference) : [person];
  return new Set(
    here.flatMap((reference) => {
      const { patient } = (byName.get(reference) ?? {}) as { patient?: { reference: string } };
      return patient ? [patient.reference] : reference.startsWith('Patient/') ? [reference] : [];
    }),
  );
};

/** A dossier such as an EHR has around an agreement; composed, and the same for every client. */
const dossierAround = (patient: Resource, carers: readonly Resource[]): Resource[] => {
  const name = String(patient.id);
  const subject: JsonObject = { reference: `Patient/${name}` };
  const mine = carers.filter((carer) => (carer['patient'] as JsonObject)['reference'] === subject['reference']);
  const of = (resourceType: string, id: string, more: JsonObject): Resource => ({
    resourceType,
    id: `erbij-${id}-${name}`,
    ...more,
  });
  const category = [
    { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' }] },
  ];
  const weight = { status: 'final', category, code: { text: 'Gewicht' }, subject, effectiveDateTime: '2026-11-01' };
  const opened = ['care-plan', 'measurements', 'problems', 'medication'];
  return [
    of('Condition', 'diabetes', { subject, code: { text: 'Diabetes' }, note: [{ text: 'Notitie' }] }),
    of('MedicationRequest', 'pil', {
      subject,
      status: 'active',
      intent: 'order',
      medicationCodeableConcept: { text: 'Pil' },
    }),
    of('Observation', 'gewicht', { ...weight, note: [{ text: 'Notitie' }] }),
    of('Observation', 'geheim', { ...weight, meta: labelled('R') }),
    of('Goal', 'lopen', {
      subject,
      lifecycleStatus: 'active',
      description: { text: 'Lopen' },
      addresses: [{ reference: `Condition/erbij-diabetes-${name}`, display: 'Diabetes' }],
    }),
    of('Flag', 'let-op', { subject, status: 'active', code: { text: 'Let op' } }),
    of('Communication', 'bericht', { subject, status: 'completed', payload: [{ contentString: 'Bericht' }] }),
    of('Binary', 'scan', { contentType: 'text/plain', data: 'c2Nhbg==' }),
    of('DocumentReference', 'scan', {
      subject,
      status: 'current',
      description: 'Scan',
      content: [{ attachment: { url: `Binary/erbij-scan-${name}`, title: 'Scan' } }],
    }),
    of('FamilyMemberHistory', 'familie', {
      patient: subject,
      status: 'completed',
      name: 'Zus',
      relationship: { text: 'Zus' },
    }),
    of('Appointment', 'huisarts', {
      status: 'booked',
      comment: 'Notitie',
      description: 'Huisarts',
      participant: [{ actor: subject, status: 'accepted' }],
    }),
    of('Provenance', 'herkomst', {
      target: [{ reference: `Condition/erbij-diabetes-${name}` }],
      recorded: '2026-11-01T10:00:00Z',
      agent: [{ who: { display: 'Iemand' } }],
    }),
    ...mine.flatMap((carer, at) => [
      of('Task', `zorg-${at}`, {
        status: 'requested',
        intent: 'order',
        code: { coding: [{ system: 'https://samenspel.example/fhir/CodeSystem/record-type', code: 'concern' }] },
        extension: [
          {
            url: 'https://samenspel.example/fhir/StructureDefinition/concern-about',
            valueReference: { reference: `RelatedPerson/${carer.id}` },
          },
        ],
        description: 'Zorg',
        for: subject,
      }),
      consent(
        `erbij-${at}-${name}`,
        [permit({ to: `RelatedPerson/${carer.id}`, see: [opened[at % opened.length] as string, 'appointments'] })],
        {
          patient: subject,
          performer: [subject],
        },
      ),
    ]),
  ];
};

/** Free text of any kind; codes, references and dates stay what they are. */
const FREE: ReadonlySet<string> = new Set([
  ...[
    'text',
    'display',
    'title',
    'description',
    'comment',
    'name',
    'family',
    'contentString',
    'valueString',
    'patientInstruction',
  ],
  ...['instructions', 'city', 'topic', 'div', 'detail'],
]);

const planter = (): ((resource: Resource) => Resource) => {
  let number = 0;
  const canary = (): string => `kanarie${String(++number).padStart(6, '0')}`;
  const plant = (node: Json, name: string): Json => {
    if (Array.isArray(node)) return node.map((item) => plant(item, name));
    if (typeof node === 'string') return FREE.has(name) ? `${node} ${canary()}` : node;
    if (!isObject(node)) return node;
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, plant(value ?? null, key)]));
  };
  const leftOut = new Map(DOSSIER.map(({ type, leftOut: names }) => [type, names ?? []]));
  return ({ meta, ...resource }) => {
    const { versionId: _version, lastUpdated: _updated, ...kept } = meta ?? {};
    const made = plant(resource, '') as Resource;
    if (made.resourceType === 'Binary') return { ...made, data: Buffer.from(canary()).toString('base64') };
    const notes = leftOut.get(made.resourceType)?.includes('note') ? { note: [{ text: canary() }] } : {};
    return {
      ...made,
      meta: kept,
      ...notes,
      text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${canary()}</div>` },
      contained: [
        ...((made['contained'] as Json[] | undefined) ?? []),
        { resourceType: 'Observation', id: 'ingesloten', status: 'final', code: { text: canary() } },
      ],
    };
  };
};
