import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stories } from '../scripts/rule-examples/examples.ts';
import { actKinds } from '../src/agreements/acts.ts';
import { ON_WRITE } from '../src/agreements/ledger.ts';
import { readRecords } from '../src/agreements/read-record.ts';
import { checkRules } from '../src/agreements/rule.ts';
import { ownCall, serviceOn } from '../src/cli/service.ts';
import { openStore } from '../src/cli/store.ts';
import { packagedDefinitions } from '../src/definitions/packaged.ts';
import { type JsonObject, objects, type Resource } from '../src/fhir/json.ts';
import { mapReferences } from '../src/fhir/reference.ts';
import { checkAgreements } from '../src/operations/check-agreements.ts';
import { sweep } from '../src/operations/sweep.ts';
import { transaction } from '../src/operations/transaction.ts';
import { type Bench, median, ms, type Row, times } from './bench.ts';

const DAY = '2026-11-24';
const definitions = packagedDefinitions();
const kinds = actKinds(definitions);

/** A record of one client of so many resources: those of a story, over and over. */
const recordOf = (size: number): { resource: Resource }[] => {
  const resources = stories()
    .filter(({ file }) => file === 'stories/vrijwilliger-insuline')
    .flatMap(({ bundle }) => objects(bundle['entry']).map(({ resource }) => resource as unknown as Resource));
  const once = resources.filter(({ resourceType }) => ONCE.has(resourceType));
  const own = resources.filter(({ resourceType }) => !ONCE.has(resourceType));
  const names = new Set(own.map(({ resourceType, id }) => `${resourceType}/${id}`));
  const record = [...once];
  for (let copy = 0; record.length < size; copy++) {
    for (const one of own) {
      const renamed = mapReferences(one as JsonObject, (reference) =>
        names.has(reference) ? `${reference}-${copy}` : undefined,
      );
      record.push({ ...renamed, id: `${one.id}-${copy}` } as Resource);
    }
  }
  return record.slice(0, size).map((resource) => ({ resource }));
};
const ONCE = new Set(['Patient', 'Organization', 'PractitionerRole']);

const rulesOn = async (size: number): Promise<Row[]> => {
  const located = recordOf(size);
  const runs = Math.max(20, Math.floor(20_000 / size));
  const read = median(await times(runs, runs, () => readRecords(located, kinds)));
  const records = readRecords(located, kinds);
  const rules = median(await times(runs, runs, () => records.map((record) => checkRules(ON_WRITE, record, DAY))));
  const each = (value: number) => `${((value * 1000) / size).toFixed(2)} µs a resource`;
  return [
    { what: `rules of a write on a record of ${size}`, figure: ms(rules), ratio: each(rules) },
    { what: `reading that record from FHIR`, figure: ms(read), ratio: each(read) },
  ];
};

const scenario = (story: string, part: string): Resource =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../examples/scenarios', story, part), 'utf8'));

/** Agreements with a client and a guard of their own; of the first `due` the evaluation comes within a fortnight. */
const manyAgreements = (from: number, to: number, due: number): Resource[] =>
  Array.from({ length: to - from }, (_, at) => from + at).flatMap((number): Resource[] => [
    { resourceType: 'Patient', id: `c${number}`, birthDate: '1941-05-17' },
    {
      resourceType: 'CarePlan',
      id: `a${number}`,
      status: 'active',
      intent: 'plan',
      category: [
        { coding: [{ system: 'https://samenspel.example/fhir/CodeSystem/record-type', code: 'care-agreement' }] },
      ],
      subject: { reference: `Patient/c${number}` },
      activity: [
        {
          detail: {
            status: 'in-progress',
            extension: [
              {
                url: 'https://samenspel.example/fhir/StructureDefinition/evaluation',
                extension: [{ url: 'date', valueDate: number < due ? '2026-12-01' : '2027-06-01' }],
              },
            ],
          },
        },
      ],
    } as unknown as Resource,
  ]);

const AGREEMENTS = 100_000;
const DUE = 1_000;

export const bench: Bench = {
  title: 'Agreements: the rules, a check, and the days that pass, on the embedded server',
  rows: async () => {
    const rows: Row[] = [];
    for (const size of [10, 100, 1_000, 10_000]) rows.push(...(await rulesOn(size)));

    const data = mkdtempSync(join(tmpdir(), 'samenspel-bench-'));
    const store = openStore({ folder: data, definitions, now: () => new Date(), newId: randomUUID });
    try {
      const service = serviceOn(store, definitions, () => new Date(), {
        secret: randomUUID(),
        recordsProfessionals: false,
      });
      const call = ownCall(service, new Date(), DAY);
      for (const part of ['dossier.json', 'decision.json']) await transaction(call, scenario('harry', part));
      const client = objects(scenario('harry', 'dossier.json')['entry'])
        .map(({ resource }) => resource as unknown as Resource)
        .find(({ resourceType }) => resourceType === 'Patient');
      const asked = { type: 'Patient', id: String(client?.id), body: undefined, query: new URLSearchParams() };
      const check = await times(50, 20, () => checkAgreements.run(call, asked));
      rows.push({
        what: "$check-agreements of a client of Harry's story, rules and profiles",
        figure: ms(median(check)),
      });

      for (let from = 0; from < AGREEMENTS; from += 2_500) {
        const resources = manyAgreements(from, Math.min(from + 2_500, AGREEMENTS), DUE);
        await store.transact(
          resources.map((resource) => ({
            method: 'PUT',
            type: resource.resourceType,
            id: String(resource.id),
            resource,
          })),
        );
      }
      const [all] = await times(1, 0, () => sweep(call));
      rows.push({
        what: `sweep over ${AGREEMENTS} agreements of which ${DUE} are due`,
        figure: ms(all as number),
        ratio: `${((all as number) / DUE).toFixed(2)} ms a due one`,
      });
      const [again] = await times(1, 0, () => sweep(call));
      rows.push({ what: 'the same again: nothing is left to do', figure: ms(again as number) });
    } finally {
      await store.close();
      rmSync(data, { recursive: true });
    }
    return rows;
  },
};
