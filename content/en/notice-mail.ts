/**
 * What recipients read when they are told of a correction, an erasure or a restriction. They are
 * suppliers of the company, so there is one language. `{name}` is a place for a value.
 */
import type { NoticeKind } from '../notices.ts';

interface NoticeWords {
  /** Inside a sentence to an officer. */
  readonly name: string;
  readonly subject: string;
  /** Comes before the person's details. */
  readonly ask: string;
}

export const noticeMail: {
  readonly kinds: Readonly<Record<NoticeKind, NoticeWords>>;
  readonly greeting: string;
  readonly reminder: string;
  readonly person: string;
  readonly changes: string;
  readonly change: string;
  readonly changeWithOld: string;
  readonly removed: string;
  readonly law: string;
  readonly acknowledge: string;
  readonly destroy: string;
  readonly closing: string;
} = {
  kinds: {
    rectification: {
      name: 'a correction',
      subject: 'A correction to data you have from us ({reference})',
      ask: 'We have corrected what we hold about a person. Please make the same correction in what you received from us.',
    },
    erasure: {
      name: 'an erasure',
      subject: 'Please erase data you have from us ({reference})',
      ask: 'We have erased what we held about a person, because they asked us to. Please erase what you received from us about them, copies and links to it included.',
    },
    restriction: {
      name: 'a restriction',
      subject: 'Please stop using data you have from us ({reference})',
      ask: 'A person has had the use of their data restricted. Please keep what you received from us about them and do not use it, until we write to you again.',
    },
    'restriction-lifted': {
      name: 'the end of a restriction',
      subject: 'You may use data you have from us again ({reference})',
      ask: 'We asked you not to use what you have about a person. That restriction has ended, and you may use it again for the purpose you received it for.',
    },
  },
  greeting: 'Hello,',
  reminder:
    'We first wrote to you about this on {day}, and have not heard yet that it is done. This is reminder {number}.',
  person: 'These are the details by which you know the person:',
  changes: 'This has changed:',
  change: '{field}: {new}',
  changeWithOld: '{field}: {new} (before: {old})',
  removed: 'nothing any more',
  law: 'We are telling you under {article}. If this cannot be done, or only with an effort out of all proportion, please reply and say why.',
  acknowledge:
    'When it is done, open this link and press the button, so that we stop asking: {link}\nReplying to this message works too.',
  destroy: 'Please use this message for nothing else, and delete it afterwards.',
  closing: '{company}, data protection',
};

/** What the fields of a person are called in a notice. */
export const noticeFields: Readonly<Record<string, string>> = {
  email: 'Email',
  title: 'Title',
  name: 'Name',
  job_title: 'Job title',
  company: 'Company',
  company_address: 'Company address',
  postal_address: 'Postal address',
  phone: 'Telephone',
  mobile: 'Mobile',
  twitter: 'Twitter',
  linkedin: 'LinkedIn',
  turnover: 'Turnover',
  employees: 'Number of employees',
  industry: 'Industry',
};

/** The page behind the link. It names the case and nobody. */
export const noticePage = {
  title: 'Is it done?',
  lead: 'We told {recipient} about our case {reference}: {ask} Press the button when it is done.',
  button: 'It is done',
  nothingYet: 'Nothing has changed yet: opening this page does nothing by itself.',
  doneTitle: 'Thank you',
  done: 'We have noted that {recipient} has done its part in {reference}, and will not ask again.',
} as const;
