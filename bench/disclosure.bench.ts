import { createHash } from 'node:crypto';
import { decide } from '../src/disclosure/decide.ts';
import { humanOf } from '../src/disclosure/human.ts';
import { readDisclosureRecord } from '../src/disclosure/read-record.ts';
import { redact } from '../src/disclosure/redact.ts';
import { judge, sightsOf } from '../src/disclosure/sight.ts';
import { resourceTarget } from '../src/disclosure/target.ts';
import type { Resource } from '../src/fhir/json.ts';
import { carePlan, consent, deny, patient, permit, ROLE, related, weight } from '../test/disclosure/build.ts';
import { type Bench, median, type Row, ratio, times } from './bench.ts';

const ELS = 'RelatedPerson/els';
const plan = carePlan('zorgplan', { author: { reference: 'PractitionerRole/nurse' } });

/** `own` of the consents are about Els, the rest about others of the family, as a long life collects them. */
const recordOf = (count: number, own: number) => {
  const consents = Array.from({ length: count }, (_, i) => {
    const to = i < own ? ELS : `RelatedPerson/x${i}`;
    const rules = [permit({ to, see: ['care-plan', 'measurements'], but: [deny({ see: ['measurements'] })] })];
    return consent(`c${i}`, i % 2 ? [...rules, deny({ to, see: ['medication'] })] : rules);
  });
  return { patient: patient(), consents, relatedPersons: [related('els', [ROLE.carer])] };
};

const MANY = 1000;

/** Microseconds for each of `MANY` calls, the median of several rounds. */
const each = async (work: () => unknown): Promise<number> => {
  const rounds = await times(15, 5, () => {
    for (let i = 0; i < MANY; i++) work();
  });
  return (median(rounds) * 1000) / MANY;
};

const us = (value: number): string => `${value.toFixed(2)} µs`;

export const bench: Bench = {
  title: 'Disclosure: decisions, redaction, and what a page of 50 costs with them',
  rows: async () => {
    const asking = { reader: humanOf(ELS, []), date: '2026-11-24' };
    const bare = await each(() => createHash('sha256').update('a decision is compared with one SHA-256').digest('hex'));
    const rows: Row[] = [{ what: 'one SHA-256 of 40 bytes', figure: us(bare) }];
    for (const [count, own] of [
      [1, 1],
      [50, 1],
      [50, 50],
      [1000, 1],
      [1000, 1000],
    ] as const) {
      const record = readDisclosureRecord(recordOf(count, own));
      const took = await each(() => decide(record, { ...asking, target: resourceTarget(plan) }));
      rows.push({
        what: `a decision on a resource with ${count} consents, ${own} about the reader`,
        figure: us(took),
        ratio: ratio(took, bare, 'one SHA-256'),
      });
      // A record that nothing was asked of yet: as the first of a page has it.
      const first = await each(() => decide({ ...record }, { ...asking, target: resourceTarget(plan) }));
      rows.push({ what: '  the first of its record', figure: us(first), ratio: ratio(first, bare, 'one SHA-256') });
    }
    const sources = recordOf(50, 1);
    const reading = await each(() => readDisclosureRecord(sources));
    rows.push({ what: 'reading 50 consents once', figure: us(reading), ratio: ratio(reading, bare, 'one SHA-256') });

    const page: Resource[] = Array.from({ length: 50 }, (_, i) =>
      i % 2 ? weight(`w${i}`, '2026-11-01') : { ...plan, id: `p${i}` },
    );
    const text = JSON.stringify(page);
    const record = readDisclosureRecord(sources);
    const plain = median(await times(200, 50, () => JSON.stringify(JSON.parse(text))));
    const enforced = median(
      await times(200, 50, () => {
        const judged = judge(record, asking, JSON.parse(text) as Resource[]);
        const permitted = judged.filter(({ decision }) => decision.outcome === 'permit');
        const known = new Set(permitted.map(({ resource }) => `${resource.resourceType}/${resource.id}`));
        const sight = sightsOf(record, asking, known);
        const shown = permitted.map(({ resource, decision }) => redact(resource, sight(decision)));
        return JSON.stringify(shown);
      }),
    );
    rows.push({
      what: 'a page of 50, parsed, decided on, redacted and written',
      figure: us(enforced * 1000),
      ratio: ratio(enforced, plain, 'parsed and written alone'),
    });
    return rows;
  },
};
