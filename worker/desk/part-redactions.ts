/**
 * Other people in what is to be handed over, decided by the ICO's three steps. What is recorded and
 * what follows from it is told by redaction.ts; the same words are decided once, wherever they stand.
 */
import { html } from 'hono/html';
import { defaultLanguage } from '#content/languages.ts';
import type { RedactionLine } from '../open-redactions.ts';
import { nameOf } from '../packages/show.ts';
import type { Steps } from '../redaction.ts';
import type { Html } from '../routes/page.ts';
import type { OpenCase } from './case-open.ts';
import { hidden, select, textField } from './fields.ts';
import { count, line, plain } from './shown.ts';

export function redactions(file: OpenCase, base: string): Html | string {
  if (file.redactions.length === 0) return '';
  const groups = [...Map.groupBy(file.redactions, ({ words }) => words).values()];
  const open = groups.filter((places) => places.some(({ decision }) => decision === null));
  const settled = groups.filter((places) => !open.includes(places));
  return html`<section class="redactions" aria-labelledby="redactions"><h2 id="redactions">Others who are named</h2>
${open.length > 0 ? openForm(open, base) : html`<p class="muted">Everything is decided.</p>`}
${
  settled.length > 0
    ? html`<details class="act"><summary>${count(settled.length, 'decision', 'decisions')} made</summary><ul class="decided">${settled.map(decided)}</ul>
<form method="post" action="${base}/redactions">${settled.map((places, index) => steps(places, index))}<p><button class="button quiet">Decide these again</button></p></form></details>`
    : ''
}
${addForm(file.redactions, base)}</section>`;
}

function openForm(open: readonly (readonly RedactionLine[])[], base: string): Html {
  return html`<p class="small">As the answers stand below, every name is blacked out. Change what should be handed over.</p>
<form method="post" action="${base}/redactions">${open.map((places, index) => steps(places, index))}
<p><button class="button" data-primary>Decide ${count(open.length, 'name', 'names')}</button></p></form>`;
}

function steps(places: readonly RedactionLine[], index: number): Html {
  const [one, ...others] = places;
  if (!one) return html``;
  const no: [string, string] = ['no', 'No'];
  const yes: [string, string] = ['yes', 'Yes'];
  return html`<fieldset class="name"><legend>${line(one.words)} <span class="muted small">${foundBy[one.foundBy] ?? line(one.foundBy)}, ${count(places.length, 'place', 'places')}</span></legend>
${hidden(`words-${index}`, one.words)}
${place(one)}${others.length > 0 ? html`<details><summary>and ${count(others.length, 'other place', 'other places')}</summary>${others.map(place)}</details>` : ''}
<div class="steps">${select({ name: `still-${index}`, label: '1 Recognisable without these words?' }, [no, yes])}
${select({ name: `consent-${index}`, label: '2 Have they agreed?' }, [no, yes])}
${select({ name: `reasonable-${index}`, label: '3 Reasonable without?' }, [no, yes])}
${textField({ name: `why-${index}`, label: 'Why' })}
<label class="choice"><input type="checkbox" name="nobody-${index}" value="yes"> <span>Not a person</span></label></div></fieldset>`;
}

/** What the detector went by; else it is the name of who added the words. */
const foundBy: Readonly<Record<string, string>> = {
  name: 'a known name',
  title: 'after a title',
  cue: 'by the words around it',
  address: 'an address',
  phone: 'a telephone number',
  elsewhere: 'named in another text too',
};

const AROUND = 110;

function place({ record, text, words }: RedactionLine): Html {
  const at = Math.max(0, text.indexOf(words));
  const from = Math.max(0, at - AROUND);
  const after = text.slice(at + words.length, at + words.length + AROUND);
  return html`<blockquote dir="auto"><p>${from > 0 ? '… ' : ''}${plain(text.slice(from, at))}<mark>${plain(words)}</mark>${plain(after)}${after.length === AROUND ? ' …' : ''}</p><p class="muted small">${nameOf(defaultLanguage.packages.records, record)}</p></blockquote>`;
}

function decided(places: readonly RedactionLine[]): Html {
  const [one] = places;
  const what = one?.decision === 'redact' ? 'blacked out' : 'handed over';
  return html`<li>${line(one?.words ?? '')} <span class="muted">${what}, decided by ${one?.decidedBy ?? ''}</span></li>`;
}

function addForm(all: readonly RedactionLine[], base: string): Html {
  const places = new Map(all.map((one) => [`${one.record}\n${one.record_id}\n${one.field}`, one]));
  const options = [...places].map(
    ([key, one]) =>
      [
        key,
        `${nameOf(defaultLanguage.packages.records, one.record)}: ${plain(one.text).slice(0, 70)}`,
      ] as const,
  );
  return html`<details class="act"><summary>Somebody is missing</summary><form method="post" action="${base}/redactions/add">
${select({ name: 'place', label: 'In which text' }, options)}
${textField({ name: 'words', label: 'The words, as they stand there', required: true })}
<p><button class="button quiet">Add</button></p></form></details>`;
}

/** The decisions of a posted form, those with the same steps together. */
export function readSteps(
  form: URLSearchParams,
): { readonly words: string[]; readonly steps: Steps }[] {
  const found = new Map<string, { words: string[]; steps: Steps }>();
  for (let index = 0; form.has(`words-${index}`); index++) {
    const steps = stepsAt(form, index);
    const key = JSON.stringify(steps);
    const group = found.get(key) ?? { words: [], steps };
    group.words.push(form.get(`words-${index}`) ?? '');
    found.set(key, group);
  }
  return [...found.values()];
}

function stepsAt(form: URLSearchParams, index: number): Steps {
  const why = (form.get(`why-${index}`) ?? '').slice(0, 2_000);
  if (form.get(`nobody-${index}`) === 'yes') return { notAPerson: why || 'Not a person.' };
  const finding = (name: string) =>
    ({ answer: form.get(`${name}-${index}`) === 'yes' ? 'yes' : 'no', why }) as const;
  return {
    identifiableWithout: finding('still'),
    consent: finding('consent'),
    reasonableWithout: finding('reasonable'),
  };
}
