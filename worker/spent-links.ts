/**
 * Links in letters that were sent. A token opens somebody's page to whoever has it; once the letter has
 * left, nobody needs it here any more, and whoever reads the database must not find it.
 */

/** Ours are 32 letters of base32 at the end of a path. */
const LINK = /(https?:\/\/[^\s/"<]+\/[^\s"<]*?\/)[a-z2-7]{32}\b/g;

export function withoutSecrets(text: string): string {
  return text.replace(LINK, '$1[blanked]');
}
