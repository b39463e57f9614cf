import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CapabilityStatement } from '@medplum/fhirtypes';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CANONICAL } from '../../src/fhir/canonical.ts';
import { OPERATIONS } from '../../src/operations/catalogue.ts';
import { call, startService, type TestService } from '../http/start-service.ts';

const built = join(import.meta.dirname, '../../build/package');
const read = (file: string) => JSON.parse(readFileSync(join(built, file), 'utf8'));
const capability: CapabilityStatement = read('CapabilityStatement-samenspel-service.json');
const described = read('openapi/samenspel-service.openapi.json');

describe('the OpenAPI description of the package', () => {
  test('is OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate(structuredClone(described))).toMatchObject({ valid: true });
    expect(validator.version).toBe('3.1');
    const wrong = { ...structuredClone(described), paths: { '/x': { get: { responses: 'none' } } } };
    expect(await new Validator().validate(wrong)).toMatchObject({ valid: false });
  });

  test('has each operation of ours where it is served, and no other', () => {
    const served = OPERATIONS.filter(({ definition }) => definition.startsWith(CANONICAL)).flatMap(
      ({ name, levels, types = [] }) =>
        levels.flatMap((level) => {
          if (level === 'system') return [`/$${name}`];
          return types.map((type) => `/${type}${level === 'instance' ? '/{id}' : ''}/$${name}`);
        }),
    );
    const ours = Object.keys(described.paths).filter((path) => /\$(?!validate|everything)/.test(path));
    expect(ours.sort()).toEqual(served.sort());
  });

  test('has each interaction of the CapabilityStatement', () => {
    for (const { type, interaction = [] } of capability.rest?.[0]?.resource ?? []) {
      const stated = interaction.map(({ code }) => code).sort();
      const [of, one, version] = [`/${type}`, `/${type}/{id}`, `/${type}/{id}/_history/{vid}`].map(
        (path) => described.paths[path] ?? {},
      );
      const has = [
        ...(of.get ? ['search-type'] : []),
        ...(of.post ? ['create'] : []),
        ...(one.get ? ['read'] : []),
        ...(one.put ? ['update'] : []),
        ...(version.get ? ['vread'] : []),
      ];
      expect([type, has.sort()]).toEqual([type, stated]);
    }
  });

  describe('over HTTP', () => {
    let service: TestService;
    beforeAll(async () => {
      service = await startService(join(import.meta.dirname, '../../examples/scenarios'));
    });
    afterAll(() => service.stop());

    const methods = Object.entries<Record<string, unknown>>(described.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => ({ path, method: method.toUpperCase() })),
    );
    test.each(methods)('$method $path is there', async ({ path, method }) => {
      const url = `${service.base}${path.replace('{id}', 'is-er-niet').replace('{vid}', '1').replace(/\/$/, '')}`;
      const { status, body } = await call(url, method, method === 'GET' ? undefined : { resourceType: 'Basic' });
      // What is not there, or is not what is asked, is told of; but the service knows the path and the method.
      expect([200, 400, 404, 422]).toContain(status);
      const [issue] = body.issue ?? [];
      expect(String(issue?.details?.coding?.[0]?.code)).not.toMatch(/^(route|method)-/);
    });

    test('each search parameter is one that the service knows', async () => {
      for (const { type, searchParam = [] } of capability.rest?.[0]?.resource ?? []) {
        for (const { name, type: kind } of searchParam) {
          const value = kind === 'date' ? '2026-11-25' : kind === 'reference' ? 'Patient/x' : 'x';
          const { status } = await call(`${service.base}/${type}?${name}=${value}`, 'GET', undefined, {
            Prefer: 'handling=strict',
          });
          expect([type, name, status]).toEqual([type, name, 200]);
        }
      }
    });
  });
});
