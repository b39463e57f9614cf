import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { countsOf } from '../../src/conformance/result.ts';
import { runOn, SCRIPTS, wrongIn } from '../conformance/run-on.ts';
import { startService, type TestService } from '../http/start-service.ts';

const testsOf = (service: boolean): number =>
  SCRIPTS.filter(({ ofService }) => service || !ofService).flatMap(({ tests }) => tests).length;

describe('the conformance suite on HAPI FHIR', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService(undefined, { base: inject('hapi') });
  });
  afterAll(() => service.stop());

  test('HAPI itself does all that is asked of a server, and keeps nothing of it', async () => {
    const result = await runOn(inject('hapi'));
    expect(wrongIn(result).filter(([, message]) => message !== 'only for a Samenspel service')).toEqual([]);
    expect([countsOf(result.scripts).pass, result.left]).toEqual([testsOf(false), []]);
  });

  test('the service in front of it does all of it: rules, stories and disclosure too', async () => {
    const result = await runOn(service.base);
    expect(wrongIn(result)).toEqual([]);
    expect(countsOf(result.scripts).pass).toBe(testsOf(true));
    // The log of looks is only added to, and HAPI keeps what it refers to.
    expect(result.left.filter((path) => !/^(Patient|RelatedPerson|Organization)\//.test(path))).toEqual([]);
  }, 300_000);
});
