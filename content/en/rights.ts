/** How each right is explained in English, and the letter that asks for it. */
import type { Language } from '../language.ts';

const sign = '[Your name]\n[Your company]';
const aboutMe = 'I am writing about the personal information that you hold about me.';

export const rights: Language['rights'] = {
  access: {
    name: 'See what we hold',
    short: 'Get a copy of your information and learn how we use it.',
    what: [
      'You can ask for a copy of the information we hold about you, and for confirmation of how we process it.',
    ],
    how: ['Write to us by email or by post. You need not give a reason.'],
    next: [
      'Before we hand anything over we make sure that it is you who is asking. If a proof cannot be read well enough, we may ask for more.',
      'If we ever have to refuse, we tell you the reason, and you may challenge it legally.',
    ],
    subject: 'Please send me a copy of my information',
    letter: [aboutMe, 'Please send me a copy of it, and confirm how you process it.', sign],
  },
  rectification: {
    name: 'Have it corrected',
    short: 'Tell us what is wrong or missing and we put it right.',
    what: ['If something we hold about you is wrong or incomplete, we correct it.'],
    how: ['Email us and say what is wrong, and what it should say.'],
    next: [
      'We correct our records. We also tell those who received the information from us, as the supplier register shows.',
    ],
    subject: 'Please correct my information',
    letter: [aboutMe, 'This is wrong or missing: [what]', 'It should say: [what]', sign],
  },
  erasure: {
    name: 'Have it erased',
    short: 'Ask us to delete your information.',
    what: [
      'In certain circumstances you can have your information erased: your contact information, your opt-out requests, earlier communications and evidence of events you attended.',
      'Financial records stay. We keep them for legal purposes on a secure system that few people can reach.',
    ],
    how: [
      'Write to us by email or by post.',
      'One thing to know first. Erasing leaves us nothing to recognise you by, so your details could come back to us on a list that we buy. If what you want is never to hear from us, opting out is the surer way: you stay on file, marked as not to be contacted. We will ask which of the two you prefer.',
    ],
    next: [
      'A person looks at your request and makes sure that it is really you, because what is erased cannot be brought back. We also tell those who received the information from us, as the supplier register shows.',
      'If we have to refuse, we tell you the reason, and you may challenge it legally.',
    ],
    subject: 'Please erase my information',
    letter: [
      aboutMe,
      'Please erase it.',
      'I understand that my details could reach you again on a list that you buy, and that opting out would prevent this.',
      sign,
    ],
  },
  restriction: {
    name: 'Pause its use',
    short: 'We keep your information, but do not use it.',
    what: [
      'While a question about your information is being settled, you can ask us to keep it and not use it. The question may be whether it is accurate, whether our use of it is lawful, or whether an objection of yours must succeed.',
    ],
    how: ['Write to us by email or by post, and say what the question is.'],
    next: [
      'While the pause lasts you are in no mailing, no profile and no export from us. The only list you stand on is the one that says you are restricted.',
    ],
    subject: 'Please stop using my information for now',
    letter: [
      aboutMe,
      'Please keep it but do not use it until this is settled: [what is in question]',
      sign,
    ],
  },
  portability: {
    name: 'Take it elsewhere',
    short: 'Have your information sent to another organisation.',
    what: ['You can have the information we hold about you transferred to another organisation.'],
    how: ['Email us and name the organisation, with an address that we can send it to.'],
    next: ['We make sure that it is you who is asking before anything leaves us.'],
    subject: 'Please transfer my information to another organisation',
    letter: [aboutMe, 'Please transfer it to: [organisation and its address]', sign],
  },
  'opt-out': {
    name: 'Opt out',
    short: 'No more marketing: by email, telephone, text message, post or all of them.',
    what: [
      'You can stop any or all of our marketing at any time. We need no reason and no proof of who you are.',
    ],
    how: [
      'Use the link in any marketing email, or write to us. Name the ways of contact that you want stopped; if you name none, we stop them all.',
    ],
    next: [
      'It takes effect at once. We confirm it, and the confirmation says how to undo it. We then keep the fact that you opted out, so that we can go on respecting it.',
    ],
    subject: 'Please stop your marketing to me',
    letter: ['Please stop all marketing to me, by email, telephone, text message and post.', sign],
  },
  objection: {
    name: 'Object to a use',
    short: 'Tell us to stop using your information in a certain way.',
    what: [
      'Where we rely on legitimate interest, you can object to the way we use your information. If what you object to is marketing, opting out is quicker and needs nothing but your word.',
    ],
    how: ['Write to us by email or by post, and say which use you object to and why.'],
    next: [
      'A person looks at your objection. While it is being settled you can also ask us to pause.',
    ],
    subject: 'I object to how you use my information',
    letter: [aboutMe, 'I object to this use of it: [which use, and why]', sign],
  },
  profiling: {
    name: 'Stop profiling',
    short: 'Object to automated processing, including profiling.',
    what: [
      'We profile information in order to send you personalised and targeted services. You can object to that, and to other automated processing.',
      'Part of the profile comes from cookies. You can stop those yourself at any time, on our cookie page.',
    ],
    how: ['Write to us by email or by post.'],
    next: ['We take you out of our profiles.'],
    subject: 'Please stop profiling me',
    letter: ['I object to automated processing of my information, including profiling.', sign],
  },
  'consent-withdrawal': {
    name: 'Withdraw a consent',
    short: 'Take back a yes, as easily as you gave it.',
    what: [
      'Where we act on your consent, as with cookies, you can take it back at any time. What we did before that stays lawful.',
    ],
    how: [
      'For cookies, change your choice on the cookie page of this site: no letter is needed. For anything else, write to us.',
    ],
    next: ['It takes effect at once.'],
    subject: 'I withdraw my consent',
    letter: ['I withdraw my consent to: [what you agreed to]', sign],
  },
  complaint: {
    name: 'Complain',
    short: 'Tell our Commercial Director when something went wrong.',
    what: ['If you are unhappy with how we handle your information, we want to hear of it.'],
    how: ['Write to our Commercial Director by email or by post, or ring.'],
    next: [
      'If we do not respond in the time shown here, you can take your complaint to the regulator.',
    ],
    subject: 'Complaint about my personal information',
    letter: [
      'To the Commercial Director',
      'I would like to complain about this: [what happened]',
      'I would like you to: [what should be done]',
      sign,
    ],
  },
  suppliers: {
    name: 'See who receives it',
    short: 'Ask for the full list of organisations that receive information from us.',
    what: [
      'Some organisations receive information from us in order to provide a service. A full list of them is yours for the asking.',
    ],
    how: ['Write to us by email or by post. Anyone may ask.'],
    next: ['We send you the list.'],
    subject: 'Please send me the list of your suppliers',
    letter: [
      'Please send me the full list of organisations that receive information from you.',
      sign,
    ],
  },
  provenance: {
    name: 'Learn where we had it from',
    short: 'Ask for the source of your information.',
    what: [
      'We record where your information first came from and every later update. We tell you on request.',
    ],
    how: ['Write to us by email or by post.'],
    next: ['We make sure that it is you who is asking, and then tell you what our records say.'],
    subject: 'Where did you get my information?',
    letter: [
      aboutMe,
      'Please tell me where it first came from, and how it was updated since.',
      sign,
    ],
  },
};
