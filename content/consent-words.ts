/** Words of the question about cookies and of its receipt. */
import type { ConsentAction } from './consent.ts';
import type { BrowserRefusal, CookieCategory } from './cookies.ts';

export interface ConsentWords {
  /** What is on the banner, in the dialog and on the cookie page: kept with every receipt. */
  readonly form: {
    readonly heading: string;
    readonly text: string;
    /** Follows a purpose's title. Value: vendors. */
    readonly by: string;
    readonly accept: string;
    readonly reject: string;
    readonly choose: string;
    readonly save: string;
    readonly close: string;
    readonly dialog: string;
    readonly always: string;
    /** Beside what runs under an exemption: ticked, and unticked by who objects. */
    readonly objection: string;
    /** A box for a whole category. Value: category. */
    readonly all: string;
  };
  /** What is asked for, after the purpose's title. */
  readonly asks: Readonly<Record<Exclude<CookieCategory, 'necessary'>, string>>;
  readonly change: string;
  readonly withdraw: string;
  readonly receipts: string;
  /** On the cookie policy. Value: day. */
  readonly audited: string;
  /** Said when the choice is made, to those who listen. */
  readonly saved: string;
  /** What a browser's own signal does. */
  readonly signal: string;
  /** In the place of something that waits for consent. Value: vendor. */
  readonly waits: string;
  /** Value: vendor. */
  readonly allow: string;
  readonly receipt: ReceiptWords;
}

export interface ReceiptWords {
  readonly title: string;
  readonly lead: string;
  readonly id: string;
  readonly at: string;
  readonly did: string;
  readonly actions: Readonly<Record<ConsentAction, string>>;
  readonly services: string;
  readonly decisions: Readonly<Record<'allowed' | 'refused' | 'undecided', string>>;
  readonly revision: string;
  readonly signal: string;
  readonly signals: Readonly<Record<BrowserRefusal | 'none', string>>;
  readonly previous: string;
  readonly none: string;
  readonly download: string;
  readonly remove: string;
  readonly removeHint: string;
  readonly removed: { readonly title: string; readonly lead: string };
  /** Value: id. Subject of a letter that asks for a copy of what is held. */
  readonly quote: string;
  readonly quoteSubject: string;
  readonly find: {
    readonly title: string;
    readonly lead: string;
    readonly label: string;
    readonly go: string;
  };
  readonly unknown: { readonly title: string; readonly lead: string };
  readonly wrong: {
    readonly title: string;
    readonly damaged: string;
    readonly changed: string;
    readonly foreign: string;
    readonly tooMany: string;
  };
  readonly back: string;
}
