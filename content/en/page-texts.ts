/** English words of the site's own pages. */
import type { PageTexts } from '../page-texts.ts';

export const pageTexts: PageTexts = {
  wordmark: 'Privacy',
  nav: {
    policy: 'Policy',
    rights: 'Your rights',
    cookies: 'Cookies',
    suppliers: 'Suppliers',
    complaints: 'Complaints',
  },
  home: {
    title: 'What we hold about you is yours to question',
    lede: '{company} makes {product}, which keeps customer records for other businesses. If our own records mention you, here is how to find out what they say, and how to change what happens next.',
    ask: 'What would you like to do?',
    askHint: 'Each of these starts with a letter, and the letter is already written.',
    readAll: 'Read the whole policy',
    promise: {
      title: 'The policy is the program',
      text: 'Most privacy policies say one thing while the office does another. Ours is a list of facts, and that same list runs the mailbox that answers you: every period, deadline and proof you read here is the one our system carries out.',
    },
    reach: {
      title: 'Or simply write to us',
      text: 'One address takes every question, correction, opt-out and complaint. Post is just as good.',
    },
  },
  policy: {
    responsible: 'Responsible',
    latest: 'History',
    clauseLink: 'Link to clause {number}',
    summary: [
      {
        title: 'Business, not home',
        text: 'We keep what concerns you in your working life. Home addresses and private matters stay out, unless you bring them in or they are specifically asked for.',
        clause: '3',
      },
      {
        title: 'From you and from elsewhere',
        text: 'You tell us things; so do public registers, events and lists we buy. We record where each detail came from, and tell you when you ask.',
        clause: '5',
      },
      {
        title: 'Never sold',
        text: 'Nobody gets your details for their own sales or marketing. Those who work for us get only what their service needs.',
        clause: '2',
      },
      {
        title: 'Kept, then deleted',
        text: 'A business contact is deleted {contact} after the last contact, unless a contract or a legitimate interest keeps it.',
        clause: '8.2',
      },
      {
        title: 'Marketing stops at your word',
        text: 'One click or one line is enough, at any time, without a reason and without proof of who you are.',
        clause: '1.6',
      },
      {
        title: 'Somebody answers for it',
        text: 'Complaints go to our Commercial Director. If {complaint} go by without a response, the {regulator} will hear you.',
        clause: '11',
      },
    ],
  },
  cookies: { choice: 'Your choice' },
  right: {
    decidedBy: 'Who decides',
    approvers: {
      nobody: 'Nobody has to: it simply happens',
      officer: 'A person, not a program',
      director: 'Our Commercial Director',
    },
    draft:
      'This opens a draft in your mail program. Change whatever you like; your own words are just as good.',
    copy: 'The letter, to copy into any mail or onto paper',
    to: 'To',
    subject: 'Subject',
    clause: 'Clause {number}',
  },
  identity: {
    ladder: 'What each request needs',
    rungs: {
      none: {
        title: 'Your word is enough',
        text: 'Done for the wrong person, these harm nobody and are easily undone. So nothing is asked.',
      },
      address: {
        title: 'Your own address',
        text: 'These change how we use your information, so we make sure that it is you who writes. Your mail program does that for you.',
      },
      document: {
        title: 'Your own address and, if in doubt, proof',
        text: 'These reveal, move or destroy information. A stranger must not be able to ask for them in your name.',
      },
    },
    proofs: 'The proofs we accept',
    more: 'If a copy cannot be read well enough, we ask for more before anything is released.',
    kept: 'A proof is held on file with the request it belongs to.',
    why: {
      title: 'Why we ask at all',
      text: [
        'Handing your file to somebody else would be the worst way to answer a request for it. So the check grows with the harm that a mistake could do, and no further.',
        'Until we know who is asking, nothing in our answer tells whether we hold anything. And we answer to the address on file, never to one first seen in the letter.',
      ],
    },
  },
  suppliers: {
    kinds:
      'Where the register names a kind of organisation and no company, the names are yours on request.',
  },
  complaints: {
    marks: { write: 'Day 0', wait: 'Day {days}', regulator: 'After that' },
    example: 'A complaint that reaches us on {from} has our response by {to}.',
    us: 'Our Commercial Director',
  },
  colophon: {
    responsible: 'Responsible for your information',
    reach: 'Reach us',
    pages: 'On this site',
  },
};
