import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { LAYERS, optionsFor, rulesFor } from './layer-rules.ts';

const project = join(import.meta.dirname, '..');

const violationsIn = async (root: string): Promise<string[]> => {
  // Says on every run that it would rather have TypeScript 6.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const options = { ...optionsFor(root), baseDir: project, validate: true, ruleSet: { forbidden: rulesFor(root) } };
  const { output } = await cruise([root], options as ICruiseOptions);
  const { modules, summary } = output as ICruiseResult;
  expect(modules.length).toBeGreaterThan(0);
  return [
    ...new Set(summary.violations.map((v) => `${v.rule.name}: ${relative(root, v.from)} → ${relative(root, v.to)}`)),
  ];
};

describe('the layers', () => {
  let planted = '';
  const plant = (files: Record<string, string>) => {
    mkdirSync(join(project, 'build'), { recursive: true });
    planted = mkdtempSync(join(project, 'build', 'planted-'));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(planted, name)), { recursive: true });
      writeFileSync(join(planted, name), text);
    }
    return relative(project, planted);
  };
  afterEach(() => {
    vi.restoreAllMocks();
    if (planted) rmSync(planted, { recursive: true, force: true });
    planted = '';
  });

  test.each([
    {
      what: 'an import of a higher layer',
      files: {
        'fhir/a.ts': "import { b } from '../http/b.ts';\nexport const a = b;",
        'http/b.ts': 'export const b = 1;',
      },
      found: 'layer-fhir: fhir/a.ts → http/b.ts',
    },
    {
      what: 'an import of a folder beside it',
      files: {
        'sandbox/a.ts': "import { b } from '../validation/b.ts';\nexport const a = b;",
        'validation/b.ts': 'export const b = 1;',
      },
      found: 'layer-sandbox: sandbox/a.ts → validation/b.ts',
    },
    {
      what: 'an import of a type only',
      files: {
        'fhir/a.ts': "import type { B } from '../http/b.ts';\nexport type A = B;",
        'http/b.ts': 'export type B = 1;',
      },
      found: 'layer-fhir: fhir/a.ts → http/b.ts',
    },
    {
      what: 'a loop within a folder',
      files: {
        'fhir/a.ts': "import { b } from './b.ts';\nexport const a = () => b;",
        'fhir/b.ts': "import { a } from './a.ts';\nexport const b = () => a;",
      },
      found: 'no-loops: fhir/a.ts → fhir/b.ts',
    },
    {
      what: 'a read of the configuration below main.ts',
      files: {
        'http/a.ts': "import { c } from '../config.ts';\nexport const a = c;",
        'config.ts': 'export const c = 1;',
      },
      found: 'config-is-read-once: http/a.ts → config.ts',
    },
    {
      what: 'a folder that is in no layer',
      files: {
        'utils/a.ts': "import { b } from '../fhir/b.ts';\nexport const a = b;",
        'fhir/b.ts': 'export const b = 1;',
      },
      found: 'known-folder: utils/a.ts → fhir/b.ts',
    },
  ])('a planted tree with $what is caught', async ({ files, found }) => {
    expect(await violationsIn(plant(files))).toContain(found);
  });

  test('the sources keep them', async () => {
    expect(LAYERS.flat()).toContain('fhir');
    expect(await violationsIn('src')).toEqual([]);
  });
});
