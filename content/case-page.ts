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

/** What a request passes on its way. */
export type Station = 'received' | 'identity' | 'authority' | 'question' | 'work' | 'answer';

export interface CasePageWords {
  /** `{reference}`. */
  readonly title: string;
  /** `{right}`: the right as it stands in the middle of a sentence. */
  readonly about: string;
  readonly unclear: string;
  readonly states: Readonly<Record<CaseState, string>>;
  readonly reference: string;
  readonly received: string;
  readonly due: string;
  /** Instead of the day: the clock has not begun, or stands still for an answer. */
  readonly waiting: string;
  readonly paused: string;
  readonly ended: string;
  /** How far off the answer is; `{count}` days. */
  readonly soon: Readonly<Record<'today' | 'tomorrow' | 'days' | 'late', string>>;
  /** Stands before the sentences that explain a date. */
  readonly why: string;
  /** Where we are late: what the person may do. `{regulator}`. */
  readonly sorry: string;
  /** The way of a request, station by station. */
  readonly way: Readonly<Record<Station, string>> & { readonly title: string };
  /** Read out for the eyes that do not see the rings. */
  readonly progress: Readonly<Record<'done' | 'now' | 'later', string>>;
  readonly confirm: {
    readonly lead: string;
    /** Where several requests wait: what the ticks mean. */
    readonly several: string;
    readonly legend: string;
    readonly button: string;
    readonly done: string;
  };
  /** What to do where the link leads nowhere. `{mailbox}`. */
  readonly noPage: string;
  /** Below everything: whose page this is. */
  readonly yours: string;
  /** Where somebody wrote in the person's name. */
  readonly authority: {
    readonly state: string;
    readonly lead: string;
    readonly button: string;
    readonly title: string;
    readonly paper: string;
  };
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
    readonly noneChosen: string;
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
    readonly words: string;
    /** `{most}` characters. */
    readonly tooLong: string;
    readonly tooMany: string;
    readonly kept: string;
  };
}
