/** Who logged in, and for which client: together what the provider knows as an account. */
export interface Login {
  /** `RelatedPerson/…`. */
  readonly reference: string;
  /** `Patient/…`. */
  readonly patient: string | undefined;
}

export const accountOf = ({ reference, patient }: Login): string =>
  patient === undefined ? reference : `${reference} ${patient}`;

export const loginOf = (account: string): Login => {
  const [reference = '', patient] = account.split(' ');
  return { reference, patient };
};
