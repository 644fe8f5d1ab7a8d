import type { Replies } from '../replies.ts';

export const replies: Replies = {
  greeting: 'Hello,',
  parts: {
    'opt-out': {
      subject: 'Done: no more marketing from us by {channels}',
      paragraphs: [
        'We have stopped all marketing to {address} by {channels}. It took effect the moment your message was read, and it has no end date.',
        'Something already printed or on its way may still reach you over the next few days. Anything after that is our mistake, and we would like to hear of it.',
        'Did you not mean this, or did somebody else ask in your name? You can look at your choices and change them here at any time: {undo}',
      ],
    },
    'opt-out-again': {
      subject: 'You are already off our lists',
      paragraphs: [
        'Marketing to {address} by {channels} was already stopped, and it stays stopped. If you have had something from us all the same, please reply to this letter and tell us what it was and when it came, so that we can find out why.',
        'You can see your choices, and change them, here: {undo}',
      ],
    },
    received: {
      subject: 'We have your request ({references})',
      paragraphs: [
        'Thank you for writing. We understand that you are asking about {rights}, and we have opened a case for it: {references}. Please quote that if you write again.',
        'A person looks at every request of this kind. Before anything is handed over or deleted we may have to make sure that it is really you who is asking; if so, we will tell you what we need and why.',
        'You will have our answer by {due}. If we have misunderstood you, just reply and say so in your own words.',
      ],
    },
    joined: {
      subject: 'We have added your letter to {references}',
      paragraphs: [
        'Thank you. What you wrote now lies with your open case, {references}, for the person who is working on it. It does not start the clock again, so nothing is delayed by it.',
      ],
    },
    unclear: {
      subject: 'We have your letter ({references})',
      paragraphs: [
        'Thank you for writing to our privacy mailbox. A person will read your letter and answer it. It has the reference {references}.',
        'If you want something done about your personal data, such as seeing it, correcting it, deleting it or stopping our mail, you can help us by replying with one plain sentence that says what you would like.',
      ],
    },
  },
  closing: [
    'This message was written automatically, and replies to it are read.',
    'Our privacy policy says what we promise, and how to complain if we do not keep it: {policy}',
  ],
  channels: {
    email: 'email',
    phone: 'telephone',
    sms: 'text message',
    post: 'post',
  },
  allChannels: 'email, telephone, text message and post',
  rights: {
    access: 'a copy of the information we hold about you',
    rectification: 'a correction of what we hold about you',
    erasure: 'the deletion of your information',
    restriction: 'a restriction on the use of your information',
    portability: 'the transfer of your information to another organisation',
    'opt-out': 'an end to our marketing',
    profiling: 'an end to profiling',
    objection: 'an objection to how we use your information',
    'consent-withdrawal': 'the withdrawal of a consent you gave',
    complaint: 'a complaint',
    suppliers: 'the organisations that receive information from us',
    provenance: 'where we had your information from',
  },
};
