import type { Bundle, OperationOutcome, Parameters, Resource } from '@medplum/fhirtypes';

/** What somebody's software does with the service, by the client library that it happens to use. */
export interface Client {
  /** `Patient/…/$evaluate` or `$record-agreement`: the path of an operation below the base. */
  run(operation: string, given: Parameters): Promise<Parameters>;
  read(type: string, id: string): Promise<Resource>;
  /** Every page of a search, in order, each got as the library follows `next`. */
  pages(type: string, query: Readonly<Record<string, string>>): Promise<readonly Bundle[]>;
  /** What the library tells of a refusal: the status, where it tells one, and the OperationOutcome. */
  refusal(error: unknown): { readonly status: number | undefined; readonly outcome: OperationOutcome };
}

/** Lets a library in at the base, as somebody who logs in with a token that it is given, or that it gets by itself. */
export type Connect = (base: string, who: string) => Promise<Client>;
