import type { Script } from './script.ts';

/**
 * The scripts and tests that are asked for: by the beginning of a script's id (`basics`, `rules-act`), or by the requirement that a test names
 * (`ACT-8`, or the end of a URL: `record-agreement`). All of them when nothing is asked. The setup of a story stays, and so do its other tests:
 * they rest on one another.
 */
export const onlyThese = (scripts: readonly Script[], asked: readonly string[]): Script[] => {
  if (asked.length === 0) return [...scripts];
  return scripts.flatMap((script) => {
    if (asked.some((one) => script.id.startsWith(one))) return [script];
    const named = script.tests.filter(({ requirements }) =>
      requirements.some((requirement) => asked.some((one) => requirement === one || requirement.endsWith(`/${one}`))),
    );
    if (named.length === 0) return [];
    return [script.id.startsWith('stories-') ? script : { ...script, tests: named }];
  });
};
