import type { Told } from './told.ts';

/** Failures of writes; nothing was written. */
export const OF_WRITES = {
  unprocessable: {
    kinds: ['unprocessable'],
    when: 'What was sent breaks a profile or a rule; each finding tells which, and where.',
    remedy: 'Mend what the findings name, and send it again.',
  },
  conflict: {
    kinds: ['conflict'],
    when: 'The write cannot go together with what another wrote at the same time.',
    remedy: 'Read again and decide anew.',
  },
  'kept-changing': {
    kinds: ['conflict'],
    when: 'Others kept writing in the same record; after ten rounds the service gave up.',
    remedy: 'Send it again.',
  },
  'precondition-failed': {
    kinds: ['precondition-failed'],
    when: 'If-Match does not name the current version.',
    remedy: 'Read the resource, and decide on what it says now.',
  },
  'condition-ambiguous': {
    kinds: ['multiple-matches'],
    when: 'More than one resource meets the condition of a conditional write.',
    remedy: 'Ask for more, so that at most one meets it.',
  },
  'multiple-matches': {
    kinds: ['multiple-matches'],
    when: 'The server of the record finds more than one resource that meets a condition.',
    remedy: 'Ask for more, so that at most one meets it.',
  },
  'condition-empty': {
    kinds: ['invalid'],
    when: 'A conditional write asks nothing; it would be about every resource of the type.',
    remedy: 'Give an id, or search parameters.',
  },
  'condition-invalid': {
    kinds: ['invalid'],
    when: 'A condition holds a parameter that is about the answer (_sort, _count, _include …).',
    remedy: 'Leave it out.',
  },
  'condition-no-match': {
    kinds: ['not-found'],
    when: 'No resource meets the condition of a patch.',
    remedy: 'Create it.',
  },
  'reference-ambiguous': {
    kinds: ['multiple-matches'],
    when: 'More than one resource meets the search of a conditional reference.',
    remedy: 'Ask for more, so that one meets it.',
  },
  'reference-not-found': {
    kinds: ['unprocessable'],
    when: 'A reference leads nowhere: to no resource, no entry, or no match of its search.',
    remedy: 'Send what it refers to in the same transaction, or mend the reference.',
  },
  'reference-not-supported': {
    kinds: ['unprocessable'],
    when: 'A reference by search stands outside of a transaction.',
    remedy: 'Send it as a transaction, or name the resource.',
  },
  'reference-malformed': {
    kinds: ['unprocessable'],
    when: 'A reference has a form that R4 does not know.',
    remedy: 'Write Type/id.',
  },
  'patch-invalid': {
    kinds: ['invalid'],
    when: 'The patch is no JSON Patch (RFC 6902), or has more than 1000 operations.',
    remedy: 'Mend the operation that is named.',
  },
  'patch-test-failed': {
    kinds: ['unprocessable'],
    when: 'A test in the patch does not hold: the resource is not what the client took it for.',
    remedy: 'Read the resource, and decide anew.',
  },
  'patch-path-missing': {
    kinds: ['unprocessable'],
    when: 'A path in the patch is not there.',
    remedy: 'Read the resource, and mend the path.',
  },
  'patch-identity': {
    kinds: ['invalid'],
    when: 'The patch changes the id or the type.',
    remedy: 'Leave them as they are.',
  },
  'type-invalid': {
    kinds: ['invalid'],
    when: 'An entry is about no type of resource.',
    remedy: 'Mend the url of the entry.',
  },
  'type-differs': {
    kinds: ['invalid'],
    when: 'The resource of an entry has another type than its url.',
    remedy: 'Mend the one or the other.',
  },
  'id-invalid': {
    kinds: ['invalid'],
    when: 'An id has other characters than letters, digits, - and ., or more than 64.',
    remedy: 'Take an id that R4 allows.',
  },
  'id-differs': {
    kinds: ['invalid'],
    when: 'The resource of an entry has another id than its url.',
    remedy: 'Mend the one or the other.',
  },
  'written-twice': {
    kinds: ['invalid'],
    when: 'Two entries of one transaction write the same resource.',
    remedy: 'Write it once, as it is to become.',
  },
  'full-url-twice': { kinds: ['invalid'], when: 'Two entries have the same fullUrl.', remedy: 'Give each its own.' },
  'already-there': {
    kinds: ['precondition-failed'],
    when: 'If-None-Match: * asked that there be none with this id, and there is.',
    remedy: 'Update it with If-Match.',
  },
  'if-none-exist-empty': {
    kinds: ['invalid'],
    when: 'If-None-Exist asks nothing.',
    remedy: 'Leave it out, or let it ask.',
  },
  'not-new': {
    kinds: ['precondition-failed'],
    when: 'Meanwhile there is a resource that meets If-None-Exist, or the condition of an update that was to make one.',
    remedy: 'Send it again: it is then found.',
  },
  'still-referenced': {
    kinds: ['conflict'],
    when: 'A resource that others refer to cannot be deleted.',
    remedy: 'Take the references away first, or in the same transaction.',
  },
  'store-restored': {
    kinds: ['conflict'],
    when: 'The store was restored from a backup while this was written.',
    remedy: 'Send it again.',
  },
  'guard-reserved': {
    kinds: ['forbidden'],
    when: 'A client wrote to the agreement register (List), which the service alone keeps.',
    remedy: 'Leave it; it follows from what you write.',
  },
  'follow-up-reserved': {
    kinds: ['forbidden'],
    when: 'A client wrote a job of what follows from a shared fact (Task with code follow-up), which the service alone keeps.',
    remedy: 'Leave it; the service goes on with it by itself.',
  },
  'guard-ambiguous': {
    kinds: ['conflict'],
    when: 'This client has more than one agreement register in the record; somebody made one beside the service.',
    remedy: 'Delete all but one in the server of the record.',
  },
  'guard-missing': {
    kinds: ['conflict'],
    when: 'The agreement register can be neither made nor found: the server of the record does not find what it keeps.',
    remedy: 'See samenspel probe.',
  },
} as const satisfies Readonly<Record<string, Told>>;
