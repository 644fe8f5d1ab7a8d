/** English words of the question about cookies and of its receipt. */
import type { ConsentWords } from '../consent-words.ts';

export const consent: ConsentWords = {
  form: {
    heading: 'Your choice about cookies',
    text: 'The site works just as well without. Nothing of this is set until you say yes, and you can change your mind at any time.',
    by: 'by {vendors}',
    accept: 'Accept all',
    reject: 'Reject all',
    choose: 'Choose one by one',
    save: 'Save my choice',
    close: 'Close without choosing',
    dialog: 'Choose one by one',
    always: 'Always on',
    objection: 'On, unless you object: take the tick away',
    all: 'Everything under {category}',
  },
  asks: {
    analytics:
      'Counts visits to make this site better, and joins what you look at with what we hold about you, so that what we offer fits.',
  },
  change: 'Change my choice about cookies',
  withdraw: 'Withdraw my consent to cookies',
  receipts: 'Receipts of my choices about cookies',
  audited:
    'On {day} we last went through every page in a real browser, before a choice and after each, and found this list complete.',
  saved: 'Your choice is saved.',
  signal:
    'Your browser asks sites not to track you. We take that as a no, and have switched everything off that you did not allow here yourself.',
  waits: 'This part comes from {vendor}, which may set cookies. It waits until you allow it.',
  allow: 'Allow {vendor}',
  receipt: {
    title: 'Your choice is saved',
    lead: 'This is the receipt. It names no person: nobody but you knows whose it is, by its number.',
    id: 'Receipt number',
    at: 'Time',
    did: 'What you did',
    actions: {
      accept: 'You accepted all',
      reject: 'You rejected all',
      save: 'You chose one by one',
      allow: 'You allowed one service where you met it',
      withdraw: 'You withdrew your consent',
    },
    services: 'What you decided',
    decisions: { allowed: 'allowed', refused: 'refused', undecided: 'not decided' },
    revision: 'List of cookies it was about',
    signal: 'What your browser said by itself',
    signals: { gpc: 'Global Privacy Control', dnt: 'Do Not Track', none: 'nothing' },
    previous: 'The receipt before',
    none: 'none',
    download: 'Download this receipt',
    remove: 'Delete this receipt',
    removeHint:
      'Without a receipt we cannot show that you agreed to anything, so deleting it counts as a no to everything, and we ask you again.',
    removed: {
      title: 'The receipt is deleted',
      lead: 'Nothing optional runs in this browser now. We ask you again on the next page.',
    },
    quote: 'Quote it when you ask for a copy of what we hold',
    quoteSubject: 'Access request, consent receipt {id}',
    find: {
      title: 'Receipts of your choices',
      lead: 'Every choice about cookies has a receipt. Those of this browser are below. To see another one, enter its number.',
      label: 'Receipt number',
      go: 'Show it',
    },
    unknown: {
      title: 'There is no such receipt',
      lead: 'The number may be mistyped, or the receipt was deleted.',
    },
    wrong: {
      title: 'Your choice was not saved',
      damaged: 'The form arrived damaged. Please open the cookie policy and choose there.',
      changed:
        'Our list of cookies has changed since that page was loaded. Please look at it once more.',
      foreign: 'The form did not come from this site, so we did not take it for your choice.',
      tooMany: 'Too many choices came from your connection. Please try again in a few minutes.',
    },
    back: 'Back to the cookie policy',
  },
};
