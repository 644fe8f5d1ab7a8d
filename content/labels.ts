/** Words of the site that are no prose: headings of tables, buttons, names of places on a page. */
import type { ConsentWords } from './consent-words.ts';
import type { PageId } from './pages.ts';

export interface Labels {
  /** Name of the whole site, as its header and titles have it. */
  readonly siteName: string;
  readonly skip: string;
  readonly mainNavigation: string;
  readonly contents: string;
  readonly summary: string;
  readonly print: string;
  readonly pages: Readonly<Record<PageId, string>>;
  /** One sentence for search engines and cards. */
  readonly descriptions: Readonly<Record<PageId, string>>;

  readonly version: string;
  readonly inForceSince: string;
  /** Instead of a date, for the text from before versions were kept. */
  readonly beforeVersions: string;
  readonly whatChanged: string;
  readonly clause: string;
  readonly was: string;
  readonly now: string;
  readonly underReviewSince: string;
  readonly machineReadable: string;

  readonly email: string;
  readonly post: string;
  readonly telephone: string;
  readonly company: string;
  readonly registeredNumber: string;
  readonly headOffice: string;

  readonly rights: RightLabels;
  readonly identity: {
    readonly lead: string;
    readonly oneOf: string;
    readonly with: string;
  };
  readonly retention: ColumnLabels<'what' | 'howLong' | 'ends'>;
  readonly purposes: ColumnLabels<'purpose' | 'basis'>;
  readonly suppliers: ColumnLabels<'who' | 'what' | 'why' | 'where' | 'told'> & {
    readonly lead: string;
    readonly sources: string;
    readonly sourcesLead: string;
    readonly whereUnstated: string;
    readonly nobodyTold: string;
  };
  readonly transfers: ColumnLabels<'tool' | 'contracts' | 'state'>;
  readonly cookies: ColumnLabels<'name' | 'setBy' | 'lifetime' | 'purpose'> & {
    readonly untilClosed: string;
    readonly kind: string;
  };
  readonly consent: ConsentWords;
  readonly complaints: {
    readonly lead: string;
    readonly clock: string;
    readonly regulator: string;
    readonly online: string;
    readonly complain: string;
  };
  readonly notFound: { readonly heading: string; readonly text: string };
}

interface RightLabels {
  readonly lead: string;
  readonly what: string;
  readonly how: string;
  readonly next: string;
  readonly identity: string;
  readonly answer: string;
  readonly law: string;
  readonly clause: string;
  readonly writeNow: string;
  readonly orByPost: string;
  readonly others: string;
}

/** Headings of a table's columns and its caption. */
type ColumnLabels<Column extends string> = Readonly<Record<Column | 'caption', string>>;
