import type { Finding } from '../../src/fhir/finding.ts';
import { hl7Messages } from '../../src/validation/hl7-messages.ts';
import type { Issue } from './judge.ts';

/** What the HL7 validator says without an id, by its words: its JSON parser does, and its reader of narratives. */
const WORDS: readonly { readonly ours: readonly string[]; readonly words: RegExp }[] = [
  // A choice in a type that it may not have is an element that is not there; so is the second form of a choice, and what a type of R4 has none of, to its parser.
  { ours: ['element-unknown', 'type-wrong', 'choice-twice', 'cardinality-max'], words: /^Unrecognized property/ },
  { ours: ['list-expected', 'single-expected'], words: /must be an? .*, not an? / },
  { ours: ['type-wrong', 'empty-value'], words: /must be an? .*, not an? / },
  { ours: ['primitive-format', 'type-wrong'], words: /primitive value must be/ },
  { ours: ['empty-value'], words: /cannot be (?:empty|null)|must have some content|empty|^The JSON array for/i },
  { ours: ['resource-type-unknown'], words: /cannot be parsed|resourceType|appear to be a FHIR resource|unknown name/ },
  { ours: ['resource-type-unknown'], words: /property resource must be an Object/ },
  { ours: ['txt-1', 'primitive-format'], words: /XHTML/ },
  { ours: ['response-required'], words: /^No response answer found for required item/ },
  { ours: ['response-item-misplaced'], words: /^Structural Error: item with linkid .* is in the wrong place/ },
];

/** Whether both found the same kind of thing wrong, wherever. */
export const isSameKind = ({ id }: Finding, { messageId, text }: Issue): boolean => {
  // Where it has no id for a message, it gives the message.
  if (messageId === null || messageId === text)
    return WORDS.some(({ ours, words }) => ours.includes(id) && words.test(text));
  return messageId.endsWith(`#${id}`) || hl7Messages(id).includes(messageId);
};
