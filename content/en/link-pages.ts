import type { LinkPages } from '../link-pages.ts';

export const linkPages: LinkPages = {
  unsubscribe: {
    title: 'Stop this mail?',
    lead: 'One press of the button and we stop sending marketing mail to {address}. You need not sign in or tell us why.',
    button: 'Unsubscribe',
    nothingYet: 'Nothing has changed yet: opening this page does nothing by itself.',
    more: 'Choose by email, telephone, text message and post',
  },
  done: {
    title: 'Done. You are unsubscribed.',
    lead: 'We have stopped this marketing mail. It took effect just now and has no end date. A message that is already on its way may still arrive.',
    undo: 'Changed your mind, or want calls and post to stop as well? Look at your choices.',
  },
  preferences: {
    title: 'How may we contact you?',
    lead: 'These are your choices for {address}. Take a tick away and we stop at once; put it back and we may write again.',
    legend: 'We may send me news and offers by',
    save: 'Save my choices',
    none: 'Stop everything',
    saved: 'Saved. Your choices took effect just now.',
    service:
      'Letters about a contract, an invoice or a request of yours still reach you: they are not marketing.',
    oneList: 'You are also unsubscribed from the list “{list}”.',
  },
  unknown: {
    title: 'This link does not work',
    lead: 'We do not know this link. It may have been cut off on its way, for example where a long line was broken in two.',
    way: 'Write to {mailbox} and ask us to stop: that always works, from the address we write to, and you need not give a reason.',
  },
  later: {
    title: 'That did not work just now',
    lead: 'We could not save your choice because of a fault on our side. Please try again in a minute. If it fails again, write to {mailbox}.',
  },
  bad: {
    title: 'We could not read that',
    tooLarge: 'What was sent is too large. Please open the page again and use its button.',
    form: 'The form arrived damaged and nothing was changed. Please open the page again and use its button.',
  },
};
