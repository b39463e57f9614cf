import type { Told } from './told.ts';

/** Failures of searches and pages. */
export const OF_SEARCHES = {
  'search-parameter-unknown': {
    kinds: ['invalid'],
    when: 'A strict client searched by a parameter that the type does not have; others get it as a warning.',
    remedy: 'See the CapabilityStatement; or ask with Prefer: handling=lenient.',
  },
  'search-parameter-not-supported': {
    kinds: ['not-supported'],
    when: 'FHIR has the parameter, and it cannot be searched by here.',
    remedy: 'Search by another, and filter what is found.',
  },
  'search-modifier-unknown': {
    kinds: ['invalid'],
    when: 'The modifier does not fit the type of the parameter.',
    remedy: 'Leave the modifier out, or take one that R4 lists for the type.',
  },
  'search-value-invalid': {
    kinds: ['invalid'],
    when: 'The value does not fit the type of the parameter.',
    remedy: 'Write it as R4 §3.1.1.4 says; escape a comma, a dollar sign and a bar with a backslash.',
  },
  'search-value-set-unknown': {
    kinds: ['not-supported'],
    when: 'A search by :in or :not-in names a value set that is not at hand.',
    remedy: 'Name one of the CapabilityStatement, or give its package to the service.',
  },
  'search-code-system-unknown': {
    kinds: ['not-supported'],
    when: 'A search by :above or :below names a code system that is not at hand in full.',
    remedy: 'Name the codes themselves, or give the package of the code system to the service.',
  },
  'search-too-costly': {
    kinds: ['too-costly'],
    when: 'The search has too many values, chains or includes.',
    remedy: 'Ask it in parts.',
  },
  'search-chain-untyped': {
    kinds: ['invalid'],
    when: 'A chain goes over a reference that may lead to many types.',
    remedy: 'Name the type: subject:Patient.name.',
  },
  'search-sort-not-supported': {
    kinds: ['not-supported'],
    when: 'Sorting is asked by what is no search parameter of the type.',
    remedy: 'Sort by _id, _lastUpdated or a search parameter.',
  },
  'search-total-withheld': {
    kinds: ['not-supported'],
    when: 'Somebody who sees only what consents allow asks how many there are: that would count what is hidden.',
    remedy: 'Ask without `_total`, `_summary=count` and `_count=0`.',
  },
  'search-all-types': {
    kinds: ['not-supported'],
    when: 'Somebody who sees only what consents allow searches all types at once, outside the compartment of a Patient.',
    remedy: 'Search one type, or `Patient/[id]/*`.',
  },
  'compartment-unknown': {
    kinds: ['not-supported'],
    when: 'FHIR has no compartment of this type, or the type is not in it.',
    remedy: 'Search by a reference instead.',
  },
  'page-unknown': {
    kinds: ['invalid'],
    when: 'A link to a page was not given by this service, not to this caller, or by one that was restarted without SAMENSPEL_SECRET.',
    remedy: 'Search anew.',
  },
} as const satisfies Readonly<Record<string, Told>>;
