import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { profilesPage } from '../../scripts/profiles-page.ts';

const docs = join(import.meta.dirname, '../../docs');
const page = readFileSync(join(docs, 'profiles.md'), 'utf8');

test('docs/profiles.md is what the package says (node scripts/profiles-page.ts writes it)', () => {
  expect(page).toBe(profilesPage());
});

test('what it leads to is there', () => {
  const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => String(link));
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter((link) => !existsSync(join(docs, link)))).toEqual([]);
});
