/** What each version of the policy changed, in English. */
import type { Language } from '../language.ts';

export const changes: Language['changes'] = {
  '0': {},
  '1': {
    'who.definition': {
      was: 'Information that is already public did not count as personal data.',
      now: 'It counts. Public business data is used under legitimate interest, and all your rights apply to it.',
    },
    'who.version': {
      was: 'No version, no date and no history.',
      now: 'All three, with what changed between versions.',
    },
    'right.restriction': {
      was: 'A heading without text.',
      now: 'What a restriction is, and what we do about it.',
    },
    'collect.contact': {
      was: 'A heading without text.',
      now: 'Correspondence is recorded with the contact, and how long it is kept.',
    },
    'collect.card': {
      was: 'One sentence put card details from paper into our database; two others said they never are.',
      now: 'They never are.',
    },
    'collect.third-party': {
      was: 'Two clauses had the same number.',
      now: 'It has a number of its own.',
    },
    cookies: {
      was: 'Two third-party services were announced and one was named.',
      now: 'The cookie register says what is set, and there is nothing else.',
    },
    'storage.transfers': {
      was: 'Contracts were said to rest on Binding Corporate Rules, Privacy Shield and the Commission’s model clauses.',
      now: 'A list of the tools our contracts refer to, each under review, none named as current.',
    },
    openness: {
      was: 'A list was announced and not given.',
      now: 'The figures we publish are named.',
    },
  },
};
