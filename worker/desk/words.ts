/** What the desk calls things, for the people who work at it. */
import type { ConsentAction } from '#content/consent.ts';
import type { Channel, RightId } from '#content/rights.ts';
import type { Asked } from '../casework/act.ts';
import type { Label } from '../request/label.ts';
import type { MoveKind, State } from '../request/lifecycle.ts';

export const rightNames: Readonly<Record<RightId, string>> = {
  access: 'Access',
  rectification: 'Correction',
  erasure: 'Erasure',
  restriction: 'Restriction',
  portability: 'Portability',
  'opt-out': 'Opt-out',
  profiling: 'Profiling',
  objection: 'Objection',
  'consent-withdrawal': 'Consent withdrawn',
  complaint: 'Complaint',
  suppliers: 'Supplier list',
  provenance: 'Source of data',
};

/** What each means, where one has to be chosen. */
export const rightHints: Readonly<Record<RightId, string>> = {
  access: 'a copy of everything held',
  rectification: 'something is wrong or missing',
  erasure: 'be deleted, be forgotten',
  restriction: 'keep it, do not use it',
  portability: 'hand it to another organisation',
  'opt-out': 'no more marketing',
  profiling: 'no profile, no tracking',
  objection: 'stop, for reasons of their own',
  'consent-withdrawal': 'takes back a consent given',
  complaint: 'goes to the Commercial Director',
  suppliers: 'who receives information from us',
  provenance: 'where did you get my details?',
};

export function rightName(right: RightId | null): string {
  return right ? rightNames[right] : 'Not clear yet';
}

export function labelName(label: Label): string {
  return label === 'follow-up' ? 'Answer to an open case' : rightNames[label];
}

export const stateNames: Readonly<Record<State, string>> = {
  received: 'New',
  'identity-awaited': 'Waiting for proof',
  'clarification-awaited': 'Waiting for an answer',
  'in-review': 'To decide',
  approved: 'Approved',
  refused: 'Refused',
  fulfilled: 'Done',
  withdrawn: 'Withdrawn',
  expired: 'Expired',
};

export function stateName(state: string): string {
  return stateNames[state as State] ?? state;
}

export const channelNames: Readonly<Record<Channel, string>> = {
  email: 'Email',
  phone: 'Telephone',
  sms: 'Text message',
  post: 'Post',
};

export const wayNames: Readonly<Record<string, string>> = {
  mail: 'by letter',
  'one-click': 'by one click',
  mailto: 'by a mail to unsubscribe',
  report: 'by a complaint report',
  preferences: 'on the preferences page',
  import: 'by an imported list',
  form: 'by the form',
  desk: 'entered at the desk',
};

/** What visitors did about cookies, by the button they pressed. */
export const consentActionNames: Readonly<Record<ConsentAction, string>> = {
  accept: 'Accepted all',
  reject: 'Rejected all',
  save: 'Chose one by one',
  allow: 'Allowed one',
  withdraw: 'Withdrew',
};

export const askedNames: Readonly<Record<Asked, string>> = {
  confirmation: 'Send the link to confirm by',
  identity: 'Ask for documents',
  'more-proof': 'Ask for better proof',
  authority: 'Ask the person about the agent',
  clarification: 'Ask what is meant',
};

/** What becomes of a case, said after the button was pressed. */
export const done: Readonly<Record<string, string>> = {
  settle: 'What is asked is settled.',
  detail: 'The particulars are entered.',
  ask: 'The letter to the person is on its way.',
  identify: 'Identity stands. The case is yours to decide.',
  agent: 'The case is the person’s now, and they have been asked.',
  authorise: 'The agent’s authority stands.',
  clarified: 'Their answer is in the log. The case is yours to decide.',
  approve: 'Approved and carried out. The answer is on its way.',
  refuse: 'Refused. The person is told the reason and what they can do.',
  extend: 'The time is extended, and the person is told why.',
  withdraw: 'Closed as withdrawn.',
  redactions: 'Your decisions are recorded.',
  added: 'The words are added. Decide on them below.',
  told: 'Recorded: the recipient has been told.',
  lift: 'The restriction is lifted. The person and the recipients are told.',
  entered: 'Entered. The clock counts from the day it arrived.',
  joined: 'Entered, and put with the case that was open already.',
};

const moveNames: Readonly<Record<MoveKind, string>> = {
  'ask-identity': 'asked for proof of identity',
  'identity-arrives': 'proof of identity stands',
  'ask-authority': 'asked about the agent’s authority',
  'authority-arrives': 'the agent’s authority stands',
  'ask-clarification': 'asked what is meant',
  'clarification-arrives': 'the question was answered',
  review: 'taken up for review',
  acknowledge: 'acknowledged',
  extend: 'time extended',
  approve: 'approved',
  reconsider: 'taken back for review',
  refuse: 'refused',
  fulfil: 'carried out',
  withdraw: 'withdrawn',
  expire: 'expired',
};

const eventNames: Readonly<Record<string, string>> = {
  ...moveNames,
  opened: 'opened',
  settled: 'settled what is asked',
  suggested: 'noted a guess of your own model',
  viewed: 'looked at it',
  'letter-joined': 'a further letter came',
  'detail-entered': 'entered particulars',
  'agent-named': 'named the agent',
  'proof-sent': 'proof was sent',
  'redaction-decided': 'decided on redactions',
  'notices-queued': 'recipients are being told',
  'notice-acknowledged': 'a recipient acknowledged',
  'answer-queued': 'wrote to the person',
  'answer-withheld': 'did not answer',
  suppression: 'stopped marketing',
  bounced: 'our letter came back',
  delayed: 'our letter is delayed',
  'sensitive-destroyed': 'destroyed what must not be kept',
  'notice-sent': 'told a recipient',
  'notice-by-hand': 'a recipient has to be told by hand',
  'restriction-lifted': 'lifted the restriction',
  'organisation-confirmed': 'the organisation was confirmed',
  'opted-out': 'opted out',
  'package-fetched': 'the package was fetched',
  'task-done': 'a task was done',
  entered: 'entered from paper or a call',
};

export function eventName(kind: string): string {
  return eventNames[kind] ?? kind.replaceAll('-', ' ');
}

export const actNames: Readonly<Record<string, string>> = {
  disclose: 'Hand over',
  erase: 'Erase',
  mask: 'Empty',
  keep: 'Keep',
  change: 'Change',
  stop: 'Stop',
  resume: 'Resume',
  tell: 'Tell',
};
