import type { Keys } from '#db/keys.ts';
import type { Database } from '#db/open.ts';
import type { Bell } from './bell.ts';
import type { Config } from './config.ts';
import type { Resolver } from './mail/authenticity.ts';
import type { Reader } from './mail/reader.ts';

/** What every effect needs at hand: passed along, never looked up. */
export interface Desk {
  readonly db: Database;
  readonly keys: Keys;
  readonly config: Config;
  /** The time now. */
  readonly clock: () => Date;
  /** One line for the operator. Never a letter's words or an address. */
  readonly say: (line: string) => void;
  /** Asks the domain name system. */
  readonly resolve: Resolver;
  /** Understands letters, beside this thread. */
  readonly reader: Reader;
  /** Rung when an answer was queued, so that it leaves at once. */
  readonly outgoing: Bell;
}
