import type { Resource } from '../../src/fhir/json.ts';
import { ALLOWING, VIOLATING } from './cases.ts';
import { recordOf } from './changes.ts';
import { STORIES } from './stories.ts';

/** The day on which the examples are judged. */
export const DAY = '2026-11-24';

/** A record of one client as a Bundle. */
export interface Example {
  /** Relative to examples/rules, without extension: `stories/mieke`, `ACT-8`. */
  readonly file: string;
  readonly bundle: Resource;
}

/** What must be found in an example of a rule, and the story from which it was made, in which it is not found. */
export interface Expected {
  readonly id: string;
  readonly severity: string;
  readonly expression: string;
  readonly day: string;
  /** `stories/mieke.json`: there the rule holds; for a permission, the record that a naive check would refuse. */
  readonly story: string;
}

const bundleOf = (resources: Iterable<Resource>): Resource => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: [...resources].map((resource) => ({
    fullUrl: `https://ehr.example/fhir/${resource.resourceType}/${resource.id}`,
    resource,
  })),
});

const storyOf = (id: string) => {
  const story = STORIES.find((one) => one.id === id);
  if (!story) throw new Error(`there is no story ${id}`);
  return story;
};

export const stories = (): Example[] =>
  STORIES.map(({ id, resources }) => ({ file: `stories/${id}`, bundle: bundleOf(resources) }));

/** Each rule with its example and what is found there; a permission has its story for an example. */
export const ruleExamples = (): (Example & { readonly expected: Expected })[] => [
  ...VIOLATING.map(({ rule, story, change, at, path, severity }) => {
    const record = recordOf(storyOf(story).resources);
    change(record);
    const expression = expressionOf([...record.keys()], at, path);
    return {
      file: rule,
      bundle: bundleOf(record.values()),
      expected: { id: rule, severity, expression, day: DAY, story: `stories/${story}.json` },
    };
  }),
  ...ALLOWING.map(({ rule, story, at, path }) => {
    const record = recordOf(storyOf(story).resources);
    const expression = expressionOf([...record.keys()], at, path);
    return {
      file: `stories/${story}`,
      bundle: bundleOf(record.values()),
      expected: { id: rule, severity: 'information', expression, day: DAY, story: `stories/${story}.json` },
    };
  }),
];

const expressionOf = (references: readonly string[], at: string, path: string | undefined): string => {
  const index = references.indexOf(at);
  if (index < 0) throw new Error(`the record has no ${at}`);
  return `Bundle.entry[${index}].resource${path ? `.${path}` : ''}`;
};
