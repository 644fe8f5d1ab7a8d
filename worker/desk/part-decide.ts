/**
 * What there is to do on a case: one thing first, the others folded below it. Which moves there are is
 * told by the table in request/lifecycle.ts; whether one succeeds, by casework.ts.
 */
import { html } from 'hono/html';
import { type RightId, rightIds, rights } from '#content/rights.ts';
import { move } from '../request/lifecycle.ts';
import type { Html } from '../routes/page.ts';
import { awaited } from './awaited.ts';
import type { OpenCase } from './case-open.ts';
import { area, folded, hidden, select, textField } from './fields.ts';
import { approveForm, detailForm } from './part-approve.ts';
import { askedNames, rightHints, rightName, rightNames } from './words.ts';

export function decide(file: OpenCase, base: string): Html {
  if (!file.open) return closed(file, base);
  if (!file.decides) {
    return html`<section class="decide" aria-labelledby="decide"><h2 id="decide">To decide</h2><p>${awaited(file.case) ?? 'It waits for an officer.'}</p><p class="muted small">You may look at cases and change none.</p></section>`;
  }
  const { title, body } = first(file, base);
  return html`<section class="decide" aria-labelledby="decide"><h2 id="decide">${title}</h2>
${body}
<div class="others">${others(file, base)}</div></section>`;
}

interface First {
  readonly title: string;
  readonly body: Html;
}

/** The one thing that brings the case on. */
function first(file: OpenCase, base: string): First {
  const { right } = file.case;
  if (right === null) return { title: 'What does it ask for?', body: settleForm(file, base, true) };
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

function others(file: OpenCase, base: string): Html[] {
  const can = (kind: OpenCase['moves'][number]) => file.moves.includes(kind);
  const { right, agent } = file.case;
  const proves = right === null || rights[right].identity !== 'none';
  const forms: Html[] = [];
  const detail = detailForm(file, base);
  if (detail) forms.push(folded(detail.title, detail.form));
  if (right !== null)
    forms.push(folded('It asks for something else', settleForm(file, base, false)));
  if (can('identity-arrives') && proves && !file.case.identity_at) {
    forms.push(
      folded(
        'Identity stands',
        arrivedForm(
          base,
          'identify',
          'What shows that it is them?',
          'Confirmed by a call to the number on file.',
        ),
      ),
    );
  }
  if (can('ask-identity') && proves) {
    forms.push(folded('Ask for proof', askIdentity(file, base)));
  }
  if (can('ask-clarification'))
    forms.push(folded('Ask what is meant', askForm(base, 'clarification', false)));
  if (can('clarification-arrives')) {
    forms.push(
      folded(
        'They have answered',
        arrivedForm(
          base,
          'clarified',
          'What did they say?',
          'On the telephone: only the invoices.',
        ),
      ),
    );
  }
  if (agent && can('authority-arrives') && !file.case.authority_at) {
    forms.push(
      folded(
        'The agent’s authority stands',
        arrivedForm(base, 'authorise', 'What was seen?', 'A signed letter of authority.'),
      ),
    );
  }
  if (agent && can('ask-authority'))
    forms.push(folded('Ask the person about the agent', askForm(base, 'authority', false)));
  if (!agent && can('ask-authority'))
    forms.push(folded('It was written for somebody else', agentForm(base)));
  if (can('extend')) forms.push(folded('Take more time', extendForm(base)));
  if (can('refuse')) forms.push(folded('Refuse', refuseForm(base)));
  if (can('withdraw')) forms.push(folded('The person has withdrawn it', withdrawForm(base)));
  return forms;
}

/** One press says what it is; what was read out of the letter stands first. */
function settleForm(file: OpenCase, base: string, primary: boolean): Html {
  const read = (file.details.readings ?? []).flatMap(({ right }) =>
    right === 'follow-up' ? [] : [right],
  );
  const order = [...new Set([...read, ...rightIds])].filter((one) => one !== file.case.right);
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

function askForm(base: string, what: keyof typeof asks, primary: boolean): Html {
  const wanted = asks[what];
  const words = wanted ? area({ name: 'words', ...wanted, required: true }) : hidden('words', '');
  return html`<form method="post" action="${base}/act">${hidden('act', 'ask')}${hidden('what', what)}${words}
<p><button class="button${primary ? '' : ' quiet'}"${primary ? html` data-primary` : ''}>${askedNames[what]}</button></p></form>`;
}

function askIdentity(file: OpenCase, base: string): Html {
  const sent = file.proofs.some(({ refused_at }) => refused_at === null);
  return html`${askForm(base, 'confirmation', false)}${askForm(base, sent ? 'more-proof' : 'identity', false)}`;
}

function arrivedForm(
  base: string,
  act: 'identify' | 'authorise' | 'clarified',
  label: string,
  example: string,
): Html {
  return html`<form method="post" action="${base}/act">${hidden('act', act)}
${area({ name: 'words', label, hint: `For the log. For example: ${example}`, required: true, rows: 2 })}
${textField({ name: 'on', label: 'The day it arrived', hint: 'Today when left empty.', type: 'date' })}
<p><button class="button quiet">${act === 'clarified' ? 'Go on with it' : 'It stands'}</button></p></form>`;
}

function agentForm(base: string): Html {
  return html`<form method="post" action="${base}/act">${hidden('act', 'agent')}
<p class="small">The case becomes the person’s. They are asked to confirm; whoever wrote is told nothing more.</p>
${textField({ name: 'person', label: 'Address of the person', type: 'email', required: true })}
${textField({ name: 'name', label: 'Name of the person' })}
<p><button class="button quiet">Ask the person</button></p></form>`;
}

function extendForm(base: string): Html {
  return html`<form method="post" action="${base}/act">${hidden('act', 'extend')}
${select({ name: 'ground', label: 'Ground' }, [
  ['complex', 'The request is complex'],
  ['numerous', 'They have made several requests'],
])}
${area({ name: 'words', label: 'Why more time is needed', hint: 'The person reads this.', required: true })}
<p><button class="button quiet">Extend, and tell them</button></p></form>`;
}

function refuseForm(base: string): Html {
  return html`<form method="post" action="${base}/act">${hidden('act', 'refuse')}
${area({ name: 'words', label: 'The reason', hint: 'The person reads this, and how to challenge it.', required: true })}
<p><button class="button danger">Refuse</button></p></form>`;
}

function withdrawForm(base: string): Html {
  return html`<form method="post" action="${base}/act">${hidden('act', 'withdraw')}
${area({ name: 'words', label: 'How they said so', hint: 'For the log.', rows: 2 })}
<p><button class="button quiet">Close as withdrawn</button></p></form>`;
}

function closed(file: OpenCase, base: string): Html {
  const restricted = file.standings.some(({ kind }) => kind === 'restriction');
  if (file.case.right !== 'restriction' || !restricted || !file.decides) return html``;
  return html`<section class="decide" aria-labelledby="decide"><h2 id="decide">The restriction stands</h2>
<p>The data is kept and not used. When its reason is over, lift it: the person is told first.</p>
<form method="post" action="${base}/lift"><p><button class="button" data-primary>Lift the restriction</button></p></form></section>`;
}
