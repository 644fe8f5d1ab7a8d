import type { RequestFormWords } from '../request-form.ts';

export const requestForm: RequestFormWords = {
  here: 'Ask here and now',
  byMail: 'Or by email',
  name: 'Your name',
  address: 'Your email address',
  addressHint: 'The one we know you by, if you can: that is where we look, and where we answer.',
  optional: '(you may leave this empty)',
  words: 'Anything you want to add',
  wordsOf: {
    access: 'Is there something in particular you are looking for?',
    rectification: 'What is wrong or missing, and what should it say?',
    erasure: 'Anything we should know before we erase it',
    restriction: 'What is in question?',
    portability: 'Which organisation should have it, and at which address?',
    profiling: 'Anything you want to add about profiling',
    objection: 'What do you object to, and why?',
    'consent-withdrawal': 'Which consent do you take back?',
    complaint: 'What happened, and what would put it right?',
  },
  channels: 'Stop sending me news and offers by',
  trap: 'Leave this field empty',
  send: 'Send my request',
  sendComplaint: 'Send my complaint',
  after: {
    none: 'We act on this as it stands, and write to your address to say so.',
    address:
      'We send a letter with a link to your address. Open it and press the button, so that nobody else can ask in your name.',
    document:
      'We send a letter with a link to your address. Open it and press the button, so that nobody else can ask in your name. If we are still in doubt, we ask for a proof then.',
  },
  afterComplaint: 'We write to your address at once to say that we have it, and by when we answer.',
};
