import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenAccess, openAccess } from '../src/access/access.ts';
import { openAuditLog } from '../src/audit/log.ts';
import { openStore } from '../src/cli/store.ts';
import { packagedDefinitions } from '../src/definitions/packaged.ts';
import type { LookLog } from '../src/disclosure/look.ts';
import type { Resource } from '../src/fhir/json.ts';
import type { Entry } from '../src/gateway/gateway.ts';
import type { Identity } from '../src/identity/identity.ts';
import { carePlan, consent, patient, permit, ROLE, related, weight } from '../test/disclosure/build.ts';
import { type Bench, median, perSecond, type Row, rate, ratio, times } from './bench.ts';

const ELS: Identity = { kind: 'related-person', actor: 'RelatedPerson/els', scopes: [] };
const NURSE: Identity = { kind: 'professional', actor: 'PractitionerRole/nurse', scopes: [] };
const SECONDS = 3;
const TODAY = '2026-11-24';
const definitions = packagedDefinitions();

/** A dossier of two years of weights, with the consents of a family. */
const DOSSIER: readonly Resource[] = [
  patient(),
  related('els', [ROLE.carer]),
  { resourceType: 'PractitionerRole', id: 'nurse' },
  ...Array.from({ length: 50 }, (_, i) =>
    consent(`c${i}`, [
      permit({ to: i % 5 ? `RelatedPerson/x${i}` : 'RelatedPerson/els', see: ['care-plan', 'measurements'] }),
    ]),
  ),
  carePlan('plan', { title: 'Zorgplan' }),
  ...Array.from({ length: 500 }, (_, i) => weight(`w${i}`, `2025-${String((i % 12) + 1).padStart(2, '0')}-01`)),
];

const QUERY = new URLSearchParams({ subject: 'Patient/mother', _sort: '-date', _count: '50' });

/** Keeps nothing: what a look costs beside its log. */
const FORGETFUL: LookLog = { record: async () => ({ id: 'x', recorded: '2026-11-24T12:00:00Z' }) };

export const bench: Bench = {
  title: 'What somebody sees: a page and a read, limited and logged, on the embedded server (synchronous=FULL)',
  rows: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'samenspel-bench-'));
    const now = () => new Date();
    const store = openStore({ folder, definitions, integrity: false, now, newId: randomUUID });
    try {
      await store.transact(
        DOSSIER.map(
          (resource): Entry => ({ method: 'PUT', type: resource.resourceType, id: String(resource.id), resource }),
        ),
      );
      const looks = openAuditLog({ gateway: store, now, newChain: randomUUID });
      const opened = (log: LookLog) =>
        openAccess({
          definitions,
          looks: log,
          secret: randomUUID(),
          recordsProfessionals: true,
          now: () => new Date(),
        });
      const [logging, forgetting] = [opened(looks), opened(FORGETFUL)];
      const page = async (gateway: { search: typeof store.search }): Promise<number> => {
        const took = await times(40, 10, async () => {
          const { matches } = await gateway.search('Observation', QUERY);
          if (JSON.stringify(matches).length < 50) throw new Error('Nothing was found.');
        });
        return median(took) * 1000;
      };
      // A viewer is opened for each request. What limits him is kept between them while nothing is written.
      const fresh = (identity: Identity, access: OpenAccess) => ({
        search: (...asked: Parameters<typeof store.search>) => access(store, identity, TODAY).gateway.search(...asked),
        read: (...asked: Parameters<typeof store.read>) => access(store, identity, TODAY).gateway.read(...asked),
      });
      const us = (value: number): string => `${value.toFixed(0)} µs`;
      const whole = await page(store);
      const rows: Row[] = [{ what: 'a page of 50 of 500, sorted, as it stands', figure: us(whole) }];
      for (const [what, took] of [
        ['  as a carer sees it', await page(fresh(ELS, forgetting))],
        ['  as a carer sees it, logged', await page(fresh(ELS, logging))],
        ['  as a professional, logged', await page(fresh(NURSE, logging))],
      ] as const) {
        rows.push({ what, figure: us(took), ratio: ratio(took, whole, 'as it stands') });
      }
      for (const clients of [1, 16]) {
        const read = (identity: Identity) => () =>
          fresh(identity, logging)
            .read('Observation', 'w7')
            .then(() => undefined);
        const nurse = await perSecond(SECONDS, clients, read(NURSE));
        const carer = await perSecond(SECONDS, clients, read(ELS));
        rows.push({ what: `reads by a professional, logged, ${clients} at once`, figure: rate(nurse) });
        rows.push({
          what: `reads by a carer, logged, ${clients} at once`,
          figure: rate(carer),
          ratio: ratio(carer, nurse, 'a professional'),
        });
      }
      return rows;
    } finally {
      await store.close();
      rmSync(folder, { recursive: true });
    }
  },
};
