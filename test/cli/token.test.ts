import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommand, startCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'samenspel-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('samenspel token', () => {
  test('prints a token that the service with the built-in issuer takes, and the line that it says works', async () => {
    const data = join(folder, 'people');
    const serving = startCommand(['serve', '--with-examples', '--with-issuer'], { PORT: '0', SAMENSPEL_DATA: data });
    const printed = await serving.printed(/Try: .*\n/);
    const base = /at (http:\S+)/.exec(printed)?.[1] as string;
    expect(printed).toContain(`(tokens of ${base.replace('/fhir', '/issuer')}; `);
    const environment = { PORT: new URL(base).port, SAMENSPEL_DATA: data };
    const tokenOf = (...parameters: string[]) => runCommand(['token', ...parameters], environment);
    const get = async (path: string, token: string) =>
      (await fetch(`${base}/${path}`, { headers: { Authorization: `Bearer ${token.trim()}` } })).status;
    try {
      const url = /'([^']+)'/.exec(printed)?.[1] as string;
      const cor = await tokenOf('--as', 'RelatedPerson/cor');
      expect(cor).toMatchObject({ code: 0, stderr: '' });
      expect(await get(url.slice(base.length + 1), cor.stdout)).toBe(200);
      expect(await get('Patient/tineke', cor.stdout)).toBe(404);
      expect((await fetch(url)).status).toBe(401);

      const narrow = await tokenOf('--as', 'PractitionerRole/evv-marloes', '--scope', 'user/Patient.r');
      expect(await get('Patient/tineke', narrow.stdout)).toBe(200);
      expect(await get('CarePlan', narrow.stdout)).toBe(403);

      const launched = await tokenOf(
        '--as',
        'Person/jan-wiersma',
        '--patient',
        'Patient/tineke',
        '--scope',
        'patient/*.rs',
      );
      expect(await get('Patient/tineke', launched.stdout)).toBe(200);

      const nobody = await tokenOf('--as', 'RelatedPerson/nobody');
      expect(nobody).toMatchObject({ code: 2, stdout: '' });
      expect(nobody.stderr).toContain('there is no RelatedPerson/nobody in the embedded server');
      expect(nobody.stderr).toContain('RelatedPerson/harry-bij-wim: Hendrik Jansen (Harry), Willem Kok (Wim)');
      const another = await tokenOf('--as', 'RelatedPerson/cor', '--patient', 'Patient/tineke');
      expect(another).toMatchObject({ code: 2, stderr: expect.stringContaining('is not there for Patient/tineke') });
      expect((await tokenOf('--as', 'RelatedPerson/cor', '--scope', 'everything')).code).toBe(2);
      expect((await tokenOf('--for', 'x')).code).toBe(2);
      // What can make tokens is nobody's but the owner's.
      expect(statSync(join(data, 'issuer-key.json')).mode & 0o077).toBe(0);
    } finally {
      serving.kill('SIGTERM');
      await serving.ended;
    }
  });
});

describe('samenspel serve refuses', () => {
  const refused = async (parameters: string[], environment: Record<string, string>) => {
    const { code, stderr } = await runCommand(['serve', ...parameters], {
      PORT: '0',
      SAMENSPEL_LOG: 'silent',
      ...environment,
    });
    expect(code).toBe(1);
    return stderr;
  };
  const issuers = join(folder, 'issuers.json');
  writeFileSync(issuers, JSON.stringify([{ issuer: 'https://issuer.example' }]));

  test.each([
    ['beyond loopback', { HOST: '0.0.0.0' }],
    [
      'beyond loopback, though nobody need be asked who he is',
      { HOST: '0.0.0.0', SAMENSPEL_ALLOW_UNAUTHENTICATED: 'true' },
    ],
    ['where another issuer is configured', { SAMENSPEL_ISSUERS: issuers }],
    ['in front of another server', { SAMENSPEL_UPSTREAM: 'http://localhost:1/fhir' }],
  ])('the built-in issuer %s, unless told so in words', async (_, environment) => {
    expect(await refused(['--with-issuer'], environment)).toContain('SAMENSPEL_ALLOW_OPEN_ISSUER=true');
  });

  test.each([
    ['no JSON', 'x', 'it is not JSON'],
    ['no list', '{}', 'expected array'],
    ['an issuer over plain http', '[{"issuer":"http://issuer.example"}]', 'must be https'],
    [
      'an algorithm whose key is a shared secret',
      '[{"issuer":"https://i.example","algorithms":["HS256"]}]',
      'algorithms',
    ],
    ['no algorithm at all', '[{"issuer":"https://i.example","algorithms":["none"]}]', 'algorithms'],
    ['a setting that there is not', '[{"issuer":"https://i.example","audiense":"x"}]', 'audiense'],
    [
      'a scope that opens nothing',
      '[{"issuer":"https://i.example","clients":{"a":{"scopes":"openid"}}}]',
      'must be SMART scopes',
    ],
  ])('a file of issuers with %s', async (title, text, said) => {
    const file = join(folder, `${title.replaceAll(' ', '-')}.json`);
    writeFileSync(file, text);
    expect(await refused([], { SAMENSPEL_ISSUERS: file, SAMENSPEL_DATA: join(folder, 'data') })).toContain(said);
  });

  test('a key set that could sign', async () => {
    writeFileSync(
      join(folder, 'keys.json'),
      JSON.stringify({ keys: [{ kty: 'RSA', n: 'x', e: 'AQAB', d: 'secret' }] }),
    );
    const file = join(folder, 'with-keys.json');
    writeFileSync(file, JSON.stringify([{ issuer: 'https://i.example', jwksFile: 'keys.json' }]));
    const said = await refused([], { SAMENSPEL_ISSUERS: file });
    expect(said).toContain('it is no JWKS of public keys');
    expect(said).not.toContain('secret');
  });
});
