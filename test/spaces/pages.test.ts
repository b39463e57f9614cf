import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from '../http/start-service.ts';
import { openBrowser } from '../issuer/browser.ts';
import { startSandbox, type TestSandbox } from './start-sandbox.ts';

const shell = promisify(execFile);
const text = (html: string) =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const commandsOf = (html: string) =>
  [...html.matchAll(/<pre>(curl[^<]*)<\/pre>/g)].map(([, command]) => text(String(command)));
const get = async (url: string, language = 'en') =>
  (await fetch(url, { headers: { Accept: 'text/html', 'Accept-Language': language } })).text();

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ spaces: 150, unusedMinutes: 120 });
});
afterAll(() => sandbox.stop());

describe('the start page', () => {
  test.each([
    {
      language: 'nl',
      says: ['Zet hier nooit gegevens van echte mensen in', 'testreeks (9999…)', '2 uur', '150 ruimtes'],
    },
    { language: 'en', says: ['Never put data of real people in here', 'test range (9999…)', '2 hours', '150 spaces'] },
  ])('tells in $language what it is, and what it holds a tester to', async ({ language, says }) => {
    for (const html of [await get(`${sandbox.root}/`, language), await get(`${sandbox.root}/?lang=${language}`)]) {
      expect(html).toContain(`<html lang="${language}">`);
      for (const words of says) expect(html).toContain(words);
      expect(html.match(/<h1>/g)).toHaveLength(1);
      expect(html).toContain('<label for="name">');
    }
  });

  test('leads to the other language, and is not kept, framed or scripted', async () => {
    const response = await fetch(`${sandbox.root}/`);
    expect(await response.text()).toContain(`href="${sandbox.root}/?lang=nl"`);
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(response.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.get('Referrer-Policy')).toBe('no-referrer');
  });

  test('its command opens a space', async () => {
    const [command = ''] = commandsOf(await get(`${sandbox.root}/`));
    const { stdout } = await shell('sh', ['-c', command]);
    expect((await call(`${JSON.parse(stdout).base}/CarePlan`)).status).toBe(200);
  });
});

describe('the page of a space', () => {
  const opened = async (wish: string) => {
    const browser = openBrowser();
    const form = { url: new URL(`${sandbox.root}/t`), status: 200, html: '' };
    const page = await browser.choose(form, 'name', wish);
    return { page, browser };
  };

  test('is where the form leads, under the name that was wished', async () => {
    const { page } = await opened('Café <Zorg>');
    expect(page.url.pathname).toMatch(/^\/t\/cafe-zorg-[0-9a-f]{16}-[a-z0-9]{8}\/$/);
    expect(page.html).toContain(`<pre>${page.url.href}fhir</pre>`);
  });

  test.each(['nl', 'en'])('in %s, each of its requests does what it says', async (language) => {
    const { page } = await opened('');
    const commands = commandsOf(await get(page.url.href, language));
    const answers = await Promise.all(
      commands.map(async (command) => {
        const { stdout } = await shell('sh', ['-c', command.replace('curl', 'curl -s -w "%{http_code}"')]);
        const body = JSON.parse(stdout.slice(0, -3));
        return [Number(stdout.slice(-3)), body.resourceType, body.type ?? body.issue?.[0].details.coding[0].code];
      }),
    );
    expect(answers).toEqual([
      [200, 'Bundle', 'searchset'],
      [200, 'Parameters', undefined],
      [200, 'Bundle', 'searchset'],
      [200, 'OperationOutcome', expect.any(String)],
      [200, 'Parameters', undefined],
      [422, 'OperationOutcome', 'bsn-not-synthetic'],
    ]);
  });

  test('its button starts the space anew', async () => {
    const { page, browser } = await opened('');
    const base = `${page.url.href}fhir`;
    const task = { resourceType: 'Task', status: 'requested', intent: 'order' };
    const made = (await call(`${base}/Task`, 'POST', task)).body;
    expect(page.html).toContain(`action="${page.url.href}reset"`);
    const back = await browser.choose({ ...page, url: new URL(`${page.url.href}reset`) }, 'x', '');
    expect(back.url.href).toBe(page.url.href);
    expect((await call(`${base}/Task/${made.id}`)).status).toBe(404);
  });
});
