/** Words of the person's own page of a case, behind the link that only their address was sent. */
export type CaseState =
  | 'received'
  | 'identity-awaited'
  | 'clarification-awaited'
  | 'in-review'
  | 'approved'
  | 'refused'
  | 'fulfilled'
  | 'withdrawn'
  | 'expired';

export interface CasePageWords {
  /** `{reference}`. */
  readonly title: string;
  /** `{right}`: the right as it stands in the middle of a sentence. */
  readonly about: string;
  readonly unclear: string;
  readonly states: Readonly<Record<CaseState, string>>;
  readonly received: string;
  readonly due: string;
  readonly waiting: string;
  readonly confirm: { readonly lead: string; readonly button: string; readonly done: string };
  readonly authority: { readonly lead: string; readonly button: string };
  readonly proof: {
    readonly title: string;
    /** `{proofs}`. */
    readonly lead: string;
    readonly label: string;
    /** `{size}` in megabytes. */
    readonly hint: string;
    readonly button: string;
    readonly done: string;
    readonly sent: string;
    readonly notEnough: string;
  };
  readonly withdraw: {
    readonly title: string;
    readonly lead: string;
    readonly button: string;
    readonly done: string;
  };
  readonly refusals: {
    readonly nothingToConfirm: string;
    readonly noFile: string;
    readonly wrongType: string;
    readonly tooLarge: string;
    readonly ended: string;
  };
}

/** Words of the request forms' answers. */
export interface RequestWords {
  readonly thanks: { readonly title: string; readonly lead: string };
  readonly wrong: {
    readonly title: string;
    readonly address: string;
    readonly right: string;
    readonly tooMany: string;
    readonly back: string;
  };
}
