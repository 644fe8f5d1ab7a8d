/** The plan of a case, row by row, the particulars it needs, and the button that carries it out. */
import { createHash } from 'node:crypto';
import { html } from 'hono/html';
import { defaultLanguage } from '#content/languages.ts';
import type { RightId } from '#content/rights.ts';
import { contactFields } from '#db/contacts.ts';
import { fieldName, nameOf } from '../packages/show.ts';
import type { Plan } from '../rights/carrying.ts';
import type { Html } from '../routes/page.ts';
import type { OpenCase } from './case-open.ts';
import { area, hidden, select, textField } from './fields.ts';
import { count, line, plain } from './shown.ts';
import { actNames } from './words.ts';

/** Where the answer carries words of ours. */
const wordsWith: Readonly<
  Partial<Record<RightId, { label: string; hint: string; needed: boolean }>>
> = {
  complaint: {
    label: 'The answer to the complaint',
    hint: 'The person is sent this.',
    needed: true,
  },
  objection: { label: 'What follows from it', hint: 'The person is sent this.', needed: false },
  suppliers: {
    label: 'Names of today',
    hint: 'Added to the list the person is sent.',
    needed: false,
  },
};

/** Approved is what was seen: a plan that has become another is looked at again. */
export function digestOfPlan(plan: Plan): string {
  return createHash('sha256').update(JSON.stringify(plan.lines)).digest('hex').slice(0, 32);
}

export function approveForm(file: OpenCase, base: string): Html {
  const { plan } = file;
  if (!plan) return html``;
  const words = file.case.right ? wordsWith[file.case.right] : undefined;
  // Of a plan that lacks only the words, the words are written here.
  const open = words?.needed ? [] : plan.open;
  if (open.length > 0) return html`${toSettle(file, open)}${planTable(plan)}`;
  return html`${planTable(plan)}
<form method="post" action="${base}/act">${hidden('act', 'approve')}${hidden('seen', digestOfPlan(plan))}
${words ? area({ name: 'words', label: words.label, hint: words.hint, required: words.needed, rows: words.needed ? 8 : 3, value: file.details.words ?? '' }) : ''}
<p><button class="button" data-primary>${words?.needed ? 'Send this answer' : 'Approve and carry out'}</button></p></form>`;
}

const SHOWN = 4;

function toSettle(file: OpenCase, open: readonly string[]): Html {
  const names = new Set(
    file.redactions.flatMap(({ decision, words }) => (decision === null ? [words] : [])),
  );
  const item = (one: string) => html`<li>${plain(one)}</li>`;
  const shown = names.size > 0 ? [] : open.slice(0, SHOWN);
  const rest = open.slice(shown.length);
  return html`<div class="notice"><p><b>Before this can be approved</b></p>
${names.size > 0 ? html`<p><a href="#redactions">Decide on ${count(names.size, 'name', 'names')} of others</a></p>` : ''}
${shown.length > 0 ? html`<ul>${shown.map(item)}</ul>` : ''}
${rest.length > 0 ? html`<details><summary>${shown.length > 0 ? `and ${rest.length} more` : `${rest.length} in all`}</summary><ul>${rest.map(item)}</ul></details>` : ''}</div>`;
}

export function planTable(plan: Plan): Html {
  if (plan.lines.length === 0) {
    return html`<p class="muted">Nothing is held that this would touch. The person is told so.</p>`;
  }
  // Lines that differ in nothing but the noun are one row, with the nouns below each other.
  const groups = [
    ...Map.groupBy(plan.lines, ({ act, basis, until, detail }) =>
      JSON.stringify([act, basis, until, detail]),
    ).values(),
  ];
  return html`<table class="plan"><caption class="unseen">What approving does</caption><thead><tr><th scope="col">What</th><th scope="col">Of which</th><th scope="col">Particulars</th></tr></thead><tbody>${groups.map(planRow)}</tbody></table>`;
}

function planRow(lines: Plan['lines']): Html {
  const [one] = lines;
  if (!one) return html``;
  const nouns = lines.map(
    ({ record, count: number }) =>
      html`<li><span>${line(nameOf(planNames, record))}</span> <span class="muted number">${number}</span></li>`,
  );
  return html`<tr class="${one.act}"><th scope="row">${actNames[one.act] ?? one.act}</th><td><ul>${nouns}</ul></td>
<td>${plain(one.detail)}${one.until ? html` <span class="muted">Until ${one.until}.</span>` : ''} <span class="muted basis">${one.basis}</span></td></tr>`;
}

const planNames: Readonly<Record<string, string>> = {
  ...defaultLanguage.packages.fields,
  ...defaultLanguage.packages.records,
  answer: 'Answer',
  letters: 'Letters and proofs',
  mailing: 'Marketing',
  profile: 'Profiling',
  export: 'Lists and exports',
  processors: 'Recipients',
  provenance: 'Sources',
};

export interface DetailForm {
  readonly title: string;
  readonly form: Html;
}

/** Particulars that a right may need, entered by staff. */
export function detailForm(file: OpenCase, base: string): DetailForm | null {
  const { right } = file.case;
  const shape = right ? shapes[right] : undefined;
  if (!shape) return null;
  const { title, fields } = shape(file);
  const form = html`<form method="post" action="${base}/act">${hidden('act', 'detail')}${fields}<p><button class="button quiet">Enter</button></p></form>`;
  return { title, form };
}

type Shape = (file: OpenCase) => { readonly title: string; readonly fields: Html };

const shapes: Readonly<Partial<Record<RightId, Shape>>> = {
  rectification: (file) => ({
    title: 'What is to be changed',
    fields: html`${[...(file.details.changes ?? []), ...blank].map((one) => changeRow(file, one))}`,
  }),
  portability: ({ details }) => ({
    title: 'Send it to an organisation',
    fields: html`<p class="small">The person is asked to confirm name and address before anything leaves.</p>
${textField({ name: 'organisation', label: 'Name', value: details.organisation?.name ?? '', required: true })}
${textField({ name: 'address', label: 'Its email address', type: 'email', value: details.organisation?.address ?? '', required: true })}`,
  }),
  erasure: ({ details }) => ({
    title: 'Keep or forget the opt-out',
    fields: select(
      {
        name: 'keepOptOut',
        label: 'The opt-out',
        value: details.keepOptOut === false ? 'no' : 'yes',
      },
      [
        ['yes', 'Stays, by a digest that names nobody'],
        ['no', 'Forgotten too: a bought list may bring them back'],
      ],
    ),
  }),
  'consent-withdrawal': ({ details }) => ({
    title: 'Only one purpose',
    fields: textField({
      name: 'purpose',
      label: 'Purpose the consent was for',
      hint: 'All when left empty.',
      value: details.purpose ?? '',
    }),
  }),
};

const blank = [
  { field: '', new: '' },
  { field: '', new: '' },
];

function changeRow(file: OpenCase, one: { readonly field: string; readonly new: string }): Html {
  const options = contactFields.map((field) => {
    const now = file.contact?.[field];
    return [
      field,
      `${fieldName(field, defaultLanguage)}${now ? ` (now: ${plain(now)})` : ''}`,
    ] as const;
  });
  return html`<div class="pair">${select({ name: 'field', label: 'Field', value: one.field }, [['', 'Choose'], ...options])}
${textField({ name: 'new', label: 'Should say', value: one.new })}</div>`;
}
