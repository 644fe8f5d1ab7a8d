import type { CasePageWords, RequestWords } from '../case-page.ts';

export const casePage: CasePageWords = {
  title: 'Your request {reference}',
  about: 'It is about {right}.',
  unclear: 'A person is reading your letter to see what it asks for.',
  states: {
    received: 'We have it. A person will read it.',
    'identity-awaited': 'Waiting for you: we need to be sure that it is you.',
    'clarification-awaited': 'Waiting for you: we have asked you a question by mail.',
    'in-review': 'A person is working on it.',
    approved: 'Decided, and being carried out.',
    refused: 'Refused. The letter we sent you gives the reason and says what you can do.',
    fulfilled: 'Done.',
    withdrawn: 'Withdrawn, as you wished.',
    expired: 'Closed, because we did not hear from you.',
  },
  reference: 'Reference',
  received: 'Received',
  due: 'You have our answer',
  waiting: 'Our time starts when we have heard from you.',
  paused: 'Our time stands still until you have answered our question.',
  ended: 'Ended',
  soon: {
    today: 'today',
    tomorrow: 'tomorrow',
    days: 'in {count} days',
    late: 'We are {count} days late',
  },
  why: 'How we reckon this day',
  sorry:
    'You should have had our answer by now, and we are sorry. You can complain to us, or to the {regulator}.',
  way: {
    title: 'Where it stands',
    received: 'We have your request',
    identity: 'You show that it is you',
    authority: 'You say whether they act for you',
    question: 'You answer our question',
    work: 'A person works on it',
    answer: 'You have our answer',
  },
  progress: { done: 'done', now: 'now', later: 'still to come' },
  confirm: {
    lead: 'Press the button to confirm that this request came from you. If it did not, leave this page: nothing happens then.',
    several:
      'These requests were made in your name. Take the tick away from any that did not come from you: nothing happens to those.',
    legend: 'I wrote to you and asked for',
    button: 'Yes, I wrote this',
    done: 'Thank you. Your request is confirmed, and a person will work on it.',
  },
  authority: {
    state: 'Waiting for you: somebody asked for it in your name.',
    lead: 'Somebody wrote to us in your name. If you asked them to, confirm it here. Whatever we send will go to you.',
    button: 'Yes, they act for me',
    title: 'Or send us the signed authority',
    paper: 'A photograph or scan of the paper that says they may act for you, signed by you.',
  },
  proof: {
    title: 'Send proof of who you are',
    lead: 'We accept {proofs}. You may cover everything on the document except your name, your photograph and the date until which it is valid.',
    label: 'Photograph or scan',
    hint: 'JPEG, PNG or PDF, at most {size} MB. It is encrypted at once and kept with this request only.',
    button: 'Send it',
    done: 'Thank you. It has arrived, and a person will look at it.',
    sent: 'Arrived',
    notEnough: 'Could not be used; please send another one.',
  },
  withdraw: {
    title: 'Changed your mind?',
    lead: 'You can take this request back. Nothing is then handed over or deleted, and you can ask again at any time.',
    button: 'Withdraw my request',
    done: 'Your request is withdrawn.',
  },
  noPage:
    'Write to {mailbox} and tell us the reference of your request, if you have it. We will send you another link.',
  yours:
    'Only a letter to your address leads to this page. Do not pass its address on: whoever has it sees what you see.',
  refusals: {
    nothingToConfirm:
      'There is nothing to confirm any more: it was done before, or we have asked you for something else by mail.',
    noneChosen: 'No request was ticked, so nothing was confirmed.',
    noFile: 'No file came with the form. Choose one and press the button again.',
    wrongType: 'We can read JPEG, PNG and PDF files. Please send one of these.',
    tooLarge: 'The file is too large. Please send a smaller photograph or scan.',
    ended: 'This request has ended, so nothing was changed. Write to us if you want to ask again.',
  },
};

export const requestWords: RequestWords = {
  thanks: {
    title: 'Thank you. We have it.',
    lead: 'We have sent a letter to the address you gave. If it asks you to confirm, please do: it is how we make sure that nobody else asks in your name. If nothing arrives within an hour, look in the spam folder or write to {mailbox}.',
  },
  wrong: {
    title: 'Something is missing',
    address: 'Please give an email address that we can answer, for example name@example.com.',
    right: 'Please choose what you would like us to do.',
    words: 'Please say in your own words what it is about: without them nobody can work on it.',
    tooLong:
      'That is more than our form can take. Please shorten your words to {most} characters, or send them to {mailbox}.',
    tooMany:
      'That was more than we can take from one connection in an hour. Please try later, or write to {mailbox}.',
    kept: 'Nothing is lost: here is what you wrote.',
  },
};
