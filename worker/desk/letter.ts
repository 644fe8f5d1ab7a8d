/**
 * A letter as the desk shows it: text and nothing else. Its HTML is read for its words and never
 * handed to a browser, so nothing in it runs, loads or looks like a part of the page.
 */
import { html } from 'hono/html';
import type { Letter } from '#db/schema.ts';
import { unseal } from '#db/vault.ts';
import type { Desk } from '../desk.ts';
import { parseLetter } from '../mail/parse.ts';
import type { Evidence } from '../request/classification.ts';
import { visibleText } from '../request/html.ts';
import type { Message } from '../request/message.ts';
import { type Words, words } from '../request/words.ts';
import type { Html } from '../routes/page.ts';
import { line, moment, plain, size } from './shown.ts';

export interface LetterIn {
  readonly id: string;
  readonly received_at: string;
  readonly size: number;
  /** Null: destroyed, or too large to fetch. */
  readonly read: { readonly message: Message; readonly words: Words } | null;
}

export async function readLetter(desk: Desk, row: Letter): Promise<LetterIn> {
  const { id, received_at, size: octets } = row;
  const raw = await rawLetter(desk, row);
  const base = { id, received_at, size: octets };
  if (!raw) return { ...base, read: null };
  try {
    const message = await parseLetter(raw);
    return { ...base, read: { message, words: words(message) } };
  } catch {
    // A letter nobody can read is still there to be downloaded.
    return { ...base, read: null };
  }
}

export async function rawLetter(desk: Desk, row: Letter): Promise<Uint8Array | null> {
  return row.key_id && row.sealed ? unseal(desk.db, desk.keys, row.key_id, row.sealed) : null;
}

/**
 * @param evidence words to be marked, as they stand in the letter
 * @param raw where its bytes are had; null for who may not have them
 */
export function showLetter(
  letter: LetterIn,
  evidence: readonly Evidence[],
  raw: string | null,
  now: Date,
): Html {
  const { read } = letter;
  const from = read?.message.from;
  return html`<article class="letter in">
<header><p><b>${from ? line(from.name || from.address) : 'A letter'}</b>${from?.name ? html` <span class="muted address">${line(from.address)}</span>` : ''}</p><p class="muted">${moment(letter.received_at, now)}</p></header>
${read ? letterBody(read.message, read.words, evidence) : html`<p class="muted">The letter is not here to be read: it was too large to fetch, or it was erased.</p>`}
${read ? attachments(read.message) : ''}
${read && raw ? html`<p class="small"><a href="${raw}" download>Save the letter as it came</a> <span class="muted">${size(letter.size)}</span></p>` : ''}
</article>`;
}

function letterBody(message: Message, parts: Words, evidence: readonly Evidence[]): Html {
  const whole = message.text ?? (message.html ? visibleText(message.html) : '');
  const own = parts.own.trim();
  return html`<h3>${line(message.subject || '(no subject)')}</h3>
${own === '' ? html`<p class="muted">No words of their own.</p>` : html`<div class="own" dir="auto"${roomFor(own)}>${marked(own, evidence)}</div>`}
${parts.quoted.trim() === '' ? '' : folded('What they quoted', parts.quoted)}
${whole.trim() === own ? '' : folded('The letter from beginning to end', whole)}
${parts.cut ? html`<p class="small muted">The letter is longer than what is shown.</p>` : ''}`;
}

const MOST_SHOWN = 60_000;
const LONG_LINES = 24;
const LONG = 2_000;

/** A long text scrolls in a box of its own, which the keyboard must reach. */
function roomFor(text: string): Html | string {
  const long = text.length > LONG || text.split('\n').length > LONG_LINES;
  return long ? html` tabindex="0" role="group" aria-label="Their words"` : '';
}

function folded(title: string, text: string): Html {
  return html`<details><summary>${title}</summary><div class="quoted" dir="auto"${roomFor(text)}>${plain(text.slice(0, MOST_SHOWN))}</div></details>`;
}

function attachments(message: Message): Html | string {
  if (message.attachments.length === 0) return '';
  const items = message.attachments.map(
    ({ filename, contentType, size: octets }) =>
      html`<li>${line(filename ?? 'without a name')} <span class="muted">${line(contentType)}, ${size(octets)}</span></li>`,
  );
  return html`<details class="attached"><summary>${message.attachments.length} attached, not opened</summary><ul>${items}</ul></details>`;
}

/** The text with the words that decided marked in it. */
function marked(text: string, evidence: readonly Evidence[]): Html[] {
  const places = evidence
    .flatMap(({ text: words }) => placeOf(text, words))
    .sort((a, b) => a.from - b.from);
  const pieces: Html[] = [];
  let at = 0;
  for (const { from, to } of places) {
    if (from < at) continue;
    pieces.push(html`${plain(text.slice(at, from))}<mark>${plain(text.slice(from, to))}</mark>`);
    at = to;
  }
  return [...pieces, html`${plain(text.slice(at))}`];
}

/** Lines may be broken elsewhere than when the words were read. */
function placeOf(text: string, words: string): { from: number; to: number }[] {
  const pattern = words
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('\\s+');
  const found = pattern === '' ? null : new RegExp(pattern).exec(text);
  return found ? [{ from: found.index, to: found.index + found[0].length }] : [];
}
