/** What is held of one person, as plain data: what the parts of a package are made from. */
import type { RecordId } from '#content/records.ts';

export type Value = string | number | boolean;

export interface Row {
  readonly id: string;
  /** By field of content/records.ts, in its order; what is empty is absent. */
  readonly values: Readonly<Record<string, Value>>;
}

export interface Source {
  readonly id: string;
  readonly record: string;
  readonly recordId: string;
  /** `*` for all of a row. */
  readonly field: string;
  readonly source: string;
  readonly detail: string;
  readonly at: string;
}

export interface Held {
  readonly records: ReadonlyMap<RecordId, readonly Row[]>;
  /** Oldest first. */
  readonly sources: readonly Source[];
  /** What staff wrote on the person's requests. */
  readonly notes: readonly Note[];
}

export interface Note {
  readonly id: string;
  readonly at: string;
  readonly text: string;
}

interface Written {
  readonly at: string;
  readonly subject: string;
  readonly text: string;
}

export interface Dealings {
  readonly requests: readonly {
    readonly reference: string;
    readonly right: string | null;
    readonly state: string;
    readonly received: string;
    readonly closed: string | null;
  }[];
  readonly letters: readonly Written[];
  readonly answers: readonly Written[];
  readonly proofs: readonly { readonly at: string; readonly filename: string }[];
}
