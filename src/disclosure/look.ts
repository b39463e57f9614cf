/** One look in a dossier, as the log keeps it: nothing of the content, who and what and on which ground alone (DISC-9). */
export interface Look {
  /** The reference of who looked; `known` when a resource of that reference is there. */
  readonly reader: string;
  readonly known: boolean;
  /** `Patient/x`; undefined where what was asked for is in nobody's dossier, or is not there. */
  readonly client: string | undefined;
  /** What was done: the name of an operation, or of a RESTful interaction. */
  readonly interaction: string;
  /** A code of v3-ActReason. */
  readonly purpose: string | undefined;
  readonly outcome: 'shown' | 'refused';
  /** The consents that decided, in the version that was read. */
  readonly consents: readonly { readonly reference: string; readonly version: string | undefined }[];
  /** The rules that decided: DISC-11, DISC-8. */
  readonly rules: readonly string[];
  /** What was seen: `Type/id`, with the version where it is known. */
  readonly data: readonly string[];
  /** What was asked for by name and not shown, as `Type/id`: it may be anything that somebody guessed. */
  readonly asked?: string;
  /** Why someone looked where no relation is known, in his own words (break-glass). */
  readonly emergency?: string;
}

/** Where looks are kept. What is shown leaves only after this has answered. */
export interface LookLog {
  /** Stores a look; answers when it is on disk. Throws `upstream-unavailable` when it cannot be stored: then nothing is shown. */
  record(look: Look): Promise<Recorded>;
}

export interface Recorded {
  /** The id of the AuditEvent. */
  readonly id: string;
  /** R4 instant. */
  readonly recorded: string;
}
