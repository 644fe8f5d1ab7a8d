/** Markup as data, so that a page can be given it without a string that is parsed (Trusted Types). */

/** A text, or an element with its attributes and what is in it. */
export type Tree = string | readonly [name: string, attributes: Attributes, ...within: Tree[]];
export type Attributes = Readonly<Record<string, string>>;
