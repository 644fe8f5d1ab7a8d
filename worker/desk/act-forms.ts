/** The forms of single acts; which of them a case has, part-decide.ts says. */
import { html } from 'hono/html';
import { type RightId, rightIds } from '#content/rights.ts';
import type { Html } from '../routes/page.ts';
import type { OpenCase } from './case-open.ts';
import { area, hidden, select, textField } from './fields.ts';
import { askedNames, rightHints, rightName } from './words.ts';

/** One press says what it is; what was read out of the letter stands first, then what was guessed. */
export function settleForm(file: OpenCase, base: string, primary: boolean): Html {
  const read = (file.details.readings ?? []).flatMap(({ right }) =>
    right === 'follow-up' ? [] : [right],
  );
  const guessed = file.suggestion?.rights.map(({ right }) => right) ?? [];
  const order = [...new Set([...read, ...guessed, ...rightIds])].filter(
    (one) => one !== file.case.right,
  );
  const choice = (right: RightId, index: number) =>
    html`<button name="right" value="${right}" class="pick"${primary && index === 0 ? html` data-primary` : ''}><b>${rightName(right)}</b> <span>${rightHints[right]}</span></button>`;
  return html`<form method="post" action="${base}/act" class="picks">${hidden('act', 'settle')}${order.map(choice)}</form>`;
}

const asks = {
  confirmation: null,
  identity: { label: 'Why documents are needed', hint: 'The person reads this.' },
  'more-proof': { label: 'What was wrong with the proof', hint: 'The person reads this.' },
  authority: null,
  clarification: { label: 'Your question', hint: 'The person reads this.' },
} as const;

export function askForm(base: string, what: keyof typeof asks, primary: boolean): Html {
  const wanted = asks[what];
  const words = wanted ? area({ name: 'words', ...wanted, required: true }) : hidden('words', '');
  return html`<form method="post" action="${base}/act">${hidden('act', 'ask')}${hidden('what', what)}${words}
<p><button class="button${primary ? '' : ' quiet'}"${primary ? html` data-primary` : ''}>${askedNames[what]}</button></p></form>`;
}

export function askForProof(file: OpenCase, base: string): Html {
  const sent = file.proofs.some(({ refused_at }) => refused_at === null);
  return html`${askForm(base, 'confirmation', false)}${askForm(base, sent ? 'more-proof' : 'identity', false)}`;
}

const arrivals = {
  identify: {
    label: 'What shows that it is them?',
    example: 'Confirmed by a call to the number on file.',
    button: 'It stands',
  },
  authorise: {
    label: 'What was seen?',
    example: 'A signed letter of authority.',
    button: 'It stands',
  },
  clarified: {
    label: 'What did they say?',
    example: 'On the telephone: only the invoices.',
    button: 'Go on with it',
  },
} as const;

export function arrivedForm(base: string, act: keyof typeof arrivals): Html {
  const { label, example, button } = arrivals[act];
  const hint = `For the log. For example: ${example}`;
  const on = { name: 'on', label: 'The day it arrived', hint: 'Today when left empty.' };
  return html`<form method="post" action="${base}/act">${hidden('act', act)}
${area({ name: 'words', label, hint, required: true, rows: 2 })}
${textField({ ...on, type: 'date' })}
<p><button class="button quiet">${button}</button></p></form>`;
}

export function agentForm(base: string): Html {
  return html`<form method="post" action="${base}/act">${hidden('act', 'agent')}
<p class="small">The case becomes the person’s. They are asked to confirm; whoever wrote is told nothing more.</p>
${textField({ name: 'person', label: 'Address of the person', type: 'email', required: true })}
${textField({ name: 'name', label: 'Name of the person' })}
<p><button class="button quiet">Ask the person</button></p></form>`;
}

export function extendForm(base: string): Html {
  return html`<form method="post" action="${base}/act">${hidden('act', 'extend')}
${select({ name: 'ground', label: 'Ground' }, [
  ['complex', 'The request is complex'],
  ['numerous', 'They have made several requests'],
])}
${area({ name: 'words', label: 'Why more time is needed', hint: 'The person reads this.', required: true })}
<p><button class="button quiet">Extend, and tell them</button></p></form>`;
}

export function refuseForm(base: string): Html {
  return html`<form method="post" action="${base}/act">${hidden('act', 'refuse')}
${area({ name: 'words', label: 'The reason', hint: 'The person reads this, and how to challenge it.', required: true })}
<p><button class="button danger">Refuse</button></p></form>`;
}

export function withdrawForm(base: string): Html {
  return html`<form method="post" action="${base}/act">${hidden('act', 'withdraw')}
${area({ name: 'words', label: 'How they said so', hint: 'For the log.', rows: 2 })}
<p><button class="button quiet">Close as withdrawn</button></p></form>`;
}
