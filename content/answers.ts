/**
 * How the desk answers by itself. RFC 3834, section 2, asks every responder to limit how often it
 * answers one address, because two responders can otherwise write to each other for ever.
 */
export const answers = {
  /** Automatic answers to one address in a day; further letters are handled and not answered. */
  mostADay: 5,
} as const;
