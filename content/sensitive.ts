/**
 * What is never kept and is destroyed on receipt (purpose.sensitive, collect.card), and the words by
 * which a letter is known to hold it. The words are few on purpose: they find what somebody says of
 * themselves in passing, and leave alone whatever might be meant otherwise.
 */
export const sensitiveKinds = [
  'card',
  'age',
  'sexuality',
  'religion',
  'health',
  'politics',
  'union',
  'ethnicity',
] as const;
export type SensitiveKind = (typeof sensitiveKinds)[number];

/**
 * Beginnings of statements about the writer, in lower case, straight quotes. `#` stands for a number.
 * From the phrase to the end of its clause is taken out.
 */
export type SensitivePhrases = Readonly<Record<Exclude<SensitiveKind, 'card'>, readonly string[]>>;

/** What stands in the place of what was taken out; for staff, in the language the desk works in. */
export const takenOut = '[destroyed on receipt]';
