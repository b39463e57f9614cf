import type { CapabilityStatement, TestScript } from '@medplum/fhirtypes';
import type { Json } from '../../src/fhir/json.ts';
import { paging } from './basics/paging.ts';
import { rest } from './basics/rest.ts';
import { searches } from './basics/searches.ts';
import { transactions } from './basics/transactions.ts';
import { values } from './basics/values.ts';
import { storyProfiles } from './profiles.ts';
import { profileScripts, ruleScripts } from './rules.ts';
import { disclosure, disclosureByVolunteers } from './stories/disclosure.ts';
import { volunteerEnds, withdrawal } from './stories/facts.ts';
import { miekesStory } from './stories/mieke.ts';
import { views } from './stories/views.ts';
import { write } from './write.ts';

export interface TestScripts {
  readonly scripts: readonly TestScript[];
  /** By their path below the package. */
  readonly fixtures: ReadonlyMap<string, Json>;
}

/** The conformance suite: the scripts of the package, and what they send. In: the folder of the examples, and what is asked of a server. */
export const testScripts = (examples: string, asked: CapabilityStatement): TestScripts => {
  const written = [
    rest,
    values,
    transactions,
    searches(asked),
    paging,
    ...storyProfiles(examples),
    ...profileScripts(examples),
    ...ruleScripts(examples),
    miekesStory(examples),
    withdrawal(examples),
    volunteerEnds(examples),
    views(examples),
    disclosure(examples),
    disclosureByVolunteers(examples),
  ].map(write);
  return {
    scripts: written.map(({ resource }) => resource),
    fixtures: new Map(written.flatMap(({ fixtures }) => [...fixtures])),
  };
};
