/**
 * What there is to do on a case: one thing first, the others folded below it. Which moves there are is
 * told by the table in request/lifecycle.ts; whether one succeeds, by casework.ts.
 */
import { html } from 'hono/html';
import { rights } from '#content/rights.ts';
import { move } from '../request/lifecycle.ts';
import type { Html } from '../routes/page.ts';
import {
  agentForm,
  arrivedForm,
  askForm,
  askForProof,
  extendForm,
  refuseForm,
  settleForm,
  withdrawForm,
} from './act-forms.ts';
import { awaited } from './awaited.ts';
import type { OpenCase } from './case-open.ts';
import { folded } from './fields.ts';
import { approveForm, detailForm } from './part-approve.ts';
import { suggestionPart } from './part-suggestion.ts';
import { rightNames } from './words.ts';

export function decide(file: OpenCase, base: string): Html {
  if (!file.open) return closed(file, base);
  if (!file.decides) {
    return html`<section class="decide" aria-labelledby="decide"><h2 id="decide">To decide</h2><p>${awaited(file.case) ?? 'It waits for an officer.'}</p><p class="muted small">You may look at cases and change none.</p></section>`;
  }
  const { title, body } = first(file, base);
  return html`<section class="decide" aria-labelledby="decide"><h2 id="decide">${title}</h2>
${body}
<div class="others">${otherForms(file, base)}</div></section>`;
}

interface First {
  readonly title: string;
  readonly body: Html;
}

/** The one thing that brings the case on. */
function first(file: OpenCase, base: string): First {
  const { right } = file.case;
  if (right === null) {
    return {
      title: 'What does it ask for?',
      body: html`${suggestionPart(file.suggestion)}${settleForm(file, base, true)}`,
    };
  }
  const waits = awaited(file.case);
  if (waits)
    return { title: 'Waiting for the person', body: html`<p>${waits} ${waitingHint(file)}</p>` };
  if (file.case.agent && !file.case.authority_at) {
    return {
      title: 'May the agent act?',
      body: html`<p>An agent wrote, and their authority has not been seen.</p>${askForm(base, 'authority', true)}`,
    };
  }
  if (rights[right].identity !== 'none' && !file.case.identity_at) {
    return {
      title: 'Is it really them?',
      body: html`<p>The person has not confirmed that they wrote this.</p>${askForm(base, 'confirmation', true)}`,
    };
  }
  return { title: `${rightNames[right]}: to decide`, body: approval(file, base) };
}

function waitingHint({ case: { right, identity_at } }: OpenCase): string {
  if (identity_at || !right || rights[right].identity === 'none') return '';
  return 'The time to answer starts when they have done it. Nothing has to be done here until then.';
}

function approval(file: OpenCase, base: string): Html {
  if (file.moves.includes('approve')) return approveForm(file, base);
  const event = {
    kind: 'approve',
    by: file.role === 'director' ? 'director' : 'officer',
    right: file.case.right,
  } as const;
  const result = move(file.state, event);
  return html`<p>${'refused' in result ? result.refused : ''}</p>`;
}

interface Other {
  readonly title: string;
  readonly when: (file: OpenCase) => boolean;
  readonly form: (file: OpenCase, base: string) => Html;
}

const can = (file: OpenCase, kind: OpenCase['moves'][number]) => file.moves.includes(kind);
const proves = ({ case: { right } }: OpenCase) =>
  right === null || rights[right].identity !== 'none';

/** What a case may need beside its next step, in the order it is looked for. */
const others: readonly Other[] = [
  {
    title: 'It asks for something else',
    when: (file) => file.case.right !== null,
    form: (file, base) => settleForm(file, base, false),
  },
  {
    title: 'Identity stands',
    when: (file) => can(file, 'identity-arrives') && proves(file) && !file.case.identity_at,
    form: (_, base) => arrivedForm(base, 'identify'),
  },
  {
    title: 'Ask for proof',
    when: (file) => can(file, 'ask-identity') && proves(file),
    form: askForProof,
  },
  {
    title: 'Ask what is meant',
    when: (file) => can(file, 'ask-clarification'),
    form: (_, base) => askForm(base, 'clarification', false),
  },
  {
    title: 'They have answered',
    when: (file) => can(file, 'clarification-arrives'),
    form: (_, base) => arrivedForm(base, 'clarified'),
  },
  {
    title: 'The agent’s authority stands',
    when: ({ case: { agent, authority_at }, moves }) =>
      agent !== null && authority_at === null && moves.includes('authority-arrives'),
    form: (_, base) => arrivedForm(base, 'authorise'),
  },
  {
    title: 'Ask the person about the agent',
    when: (file) => file.case.agent !== null && can(file, 'ask-authority'),
    form: (_, base) => askForm(base, 'authority', false),
  },
  {
    title: 'It was written for somebody else',
    when: (file) => file.case.agent === null && can(file, 'ask-authority'),
    form: (_, base) => agentForm(base),
  },
  {
    title: 'Take more time',
    when: (file) => can(file, 'extend'),
    form: (_, base) => extendForm(base),
  },
  { title: 'Refuse', when: (file) => can(file, 'refuse'), form: (_, base) => refuseForm(base) },
  {
    title: 'The person has withdrawn it',
    when: (file) => can(file, 'withdraw'),
    form: (_, base) => withdrawForm(base),
  },
];

function otherForms(file: OpenCase, base: string): Html[] {
  const detail = detailForm(file, base);
  const fitting = others.filter(({ when }) => when(file));
  return [
    ...(detail ? [folded(detail.title, detail.form)] : []),
    ...fitting.map(({ title, form }) => folded(title, form(file, base))),
  ];
}

function closed(file: OpenCase, base: string): Html {
  const restricted = file.standings.some(({ kind }) => kind === 'restriction');
  if (file.case.right !== 'restriction' || !restricted || !file.decides) return html``;
  return html`<section class="decide" aria-labelledby="decide"><h2 id="decide">The restriction stands</h2>
<p>The data is kept and not used. When its reason is over, lift it: the person is told first.</p>
<form method="post" action="${base}/lift"><p><button class="button" data-primary>Lift the restriction</button></p></form></section>`;
}
