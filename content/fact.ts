/** What every fact of the policy carries, so that a reader can go from a sentence to the code. */

type Part =
  | 'who'
  | 'right'
  | 'held'
  | 'purpose'
  | 'collect'
  | 'security'
  | 'disclose'
  | 'retention'
  | 'storage'
  | 'complaint';

/**
 * A row of the register of policy facts, for example `retention.contact`. Sections of the policy
 * that the register tells as a whole have one id each.
 */
export type FactId = `${Part}.${string}` | 'categories' | 'cookies' | 'partners' | 'openness';

/** A fact that is published and not settled. The build of the site reports every one of them. */
interface Review {
  /** Day the review began, `YYYY-MM-DD`. */
  readonly since: string;
  /** For the people who settle it; the page says it in its reader's language. */
  readonly reason: string;
}

export interface Fact {
  readonly fact: FactId;
  readonly review?: Review;
}
