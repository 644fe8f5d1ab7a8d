/**
 * What is handed over to a person who asks (access, portability): how long it can be fetched, and
 * the words it is made of. The words stand with each language.
 */
import type { Fact } from './fact.ts';
import type { IsoDuration } from './period.ts';
import type { FieldId, RecordId } from './records.ts';

/** A link for one person. When its time is up the key is destroyed, and the package with it. */
export const packageLink = {
  fact: 'right.access',
  period: 'P14D',
  afterwards: 'destroy',
} as const satisfies Fact & { readonly period: IsoDuration } & Record<string, unknown>;

/** The desk's own words in fields whose form is `code` (records.ts). */
export const codes = [
  'in',
  'out',
  'email',
  'phone',
  'sms',
  'post',
  'meeting',
  'event',
  'workshop',
  'exhibition',
  'webinar',
  'restriction',
  'no-profiling',
  'objection',
  'forget-optout',
] as const;
export type CodeId = (typeof codes)[number];

type Of<Id extends string, Value> = Readonly<Record<Id, Value>>;

export interface PackageWords {
  /** Headings: what each noun is called. */
  readonly records: Of<RecordId, string>;
  /** What each field is called, above its value. */
  readonly fields: Of<FieldId, string>;
  readonly codes: Of<CodeId, string>;
  readonly yes: string;
  readonly no: string;
  /** Read aloud, and in the legend: what a bar in the text means. */
  readonly redacted: string;

  readonly access: {
    readonly title: string;
    /** `{company}` `{product}` `{name}` `{address}` `{day}` `{reference}` */
    readonly lead: string;
    readonly made: string;
    readonly contents: string;
    readonly held: string;
    readonly heldLead: string;
    /** `{records}`: nouns of which nothing is held. */
    readonly nothing: string;
    readonly purposes: string;
    readonly recipients: string;
    readonly recipientsLead: string;
    /** `{own}`: where the company's own servers are. */
    readonly storage: string;
    readonly sources: string;
    readonly sourcesLead: string;
    readonly periods: string;
    readonly profiling: string;
    readonly profilingText: string;
    readonly rights: string;
    /** `{mailbox}` */
    readonly rightsLead: string;
    /** `{regulator}` `{address}` `{telephone}` `{url}` */
    readonly complain: string;
    readonly requests: string;
    readonly requestsLead: string;
    readonly letters: string;
    readonly answers: string;
    readonly notes: string;
    readonly proofs: string;
    /** Headings of columns. */
    readonly columns: Of<
      'field' | 'source' | 'detail' | 'when' | 'reference' | 'right' | 'received' | 'closed',
      string
    >;
    readonly open: string;
  };

  readonly portability: {
    readonly title: string;
    /** Describes the schema, for whoever reads it. */
    readonly schema: string;
    /** Describes the file's own fields. */
    readonly schemaFields: Of<'made' | 'controller' | 'subject' | 'records' | 'id', string>;
    /** Mail to the organisation. `{company}` `{organisation}` `{address}` `{reference}` `{schema}` `{mailbox}` `{link}` `{expires}` */
    readonly letter: { readonly subject: string; readonly paragraphs: readonly string[] };
  };

  /** The page a package is fetched by. */
  readonly page: {
    readonly title: string;
    /** `{reference}` `{expires}` */
    readonly lead: string;
    /** The one file that is not the archive. */
    readonly one: string;
    readonly archive: string;
    readonly alone: string;
    readonly gone: { readonly title: string; readonly lead: string; readonly way: string };
    readonly unknown: { readonly title: string; readonly lead: string; readonly way: string };
  };

  /** The page on which a person confirms where their data goes. */
  readonly confirm: {
    readonly title: string;
    /** `{organisation}` `{to}` `{reference}` */
    readonly lead: string;
    readonly button: string;
    readonly nothingYet: string;
    readonly done: string;
    readonly doneLead: string;
  };
}
