/**
 * From probability to verdict. Chosen on letters of voices the model had not seen: a missed request
 * breaks the law, a false alarm costs a minute of the desk, and what lies between goes to a person.
 */
export const thresholds = {
  /** A right counts as asked for from here on, */
  asked: 0.42,
  /**
   * if the letter as a whole is at least this likely to ask for something: the least at which no more than
   * two in a hundred everyday letters that ask nothing were taken for requests (95 of 4,901, in unheard voices).
   */
  any: 0.8,
  /** A person must look from here on. */
  maybe: 0.1,
  /** From here on a machine wrote it, whatever its headers say. */
  automatic: 0.5,
  /** Machines pass requests on (forms, lists), but their own texts are full of the same words. */
  anyOfMachine: 0.95,
  maybeOfMachine: 0.5,
  /**
   * What destroys or discloses is certain from here on, if it is said plainly too (certainty.ts): of
   * 1,142 letters in unheard voices where anything was called certain, one asked for something else.
   */
  certain: 0.996,
  /** A channel is meant by an opt-out from here on. */
  channel: 0.5,
  /**
   * And one that nobody mentions may be meant as well (meant.ts): of 2,692 opt-outs in unheard voices 84.4 %
   * got the channels they meant instead of 83.2, and 8.7 % kept one that should have stopped instead of 10.
   */
  maybeChannel: 0.15,
  /** Rights shown to the person who must look. */
  suggested: 0.15,
} as const;
