import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import { guardAfter, newGuard } from '../../src/gateway/guard/guard-list.ts';
import { withJournal } from '../../src/gateway/staged/journal.ts';
import { createValidator } from '../../src/validation/validator.ts';

const PROFILE = 'https://samenspel.example/fhir/StructureDefinition/agreement-register';

test('the guard that is really written is an agreement register, when it is made and after decisions', () => {
  const validator = createValidator(packagedDefinitions());
  const made = { ...newGuard('zus-van-mieke'), id: 'register' };
  const change = (agreements: string[]) => ({
    decision: randomUUID(),
    date: new Date('2026-11-25T10:00:00Z'),
    entries: [
      { method: 'POST', type: 'CarePlan', fullUrl: `urn:uuid:${randomUUID()}`, resource: { resourceType: 'CarePlan' } },
    ] as const,
    agreements,
  });
  const once = guardAfter(made, change(['CarePlan/insuline']));
  const twice = guardAfter(once, change(['CarePlan/wandelen']));
  const held = withJournal(twice, { id: 'x', until: '', way: 'do', steps: [], guards: {}, registers: {} });
  for (const guard of [made, once, twice, held]) {
    const failed = validator.validate(guard, { profiles: [PROFILE] }).filter(({ outcome }) => outcome === 'failed');
    expect(failed.map(({ id, expression }) => `${id} ${expression}`)).toEqual([]);
  }
});
