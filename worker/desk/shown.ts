/** How the desk shows times, people and a stranger's words. */
import { html } from 'hono/html';
import { calendar } from '#content/clock.ts';
import { dayIn } from '../case-clock.ts';
import { dayName } from '../request/day.ts';
import { spoken } from '../request/reminders.ts';
import type { Html } from '../routes/page.ts';

const clockTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: calendar.timeZone,
  hour: '2-digit',
  minute: '2-digit',
});

/** `Mon 2 March, 14:05`, in our own time; the exact instant in the element. */
export function moment(at: string, now: Date): Html {
  return html`<time datetime="${at}" title="${at}">${dayWords(dayIn(at), now)}, ${clockTime.format(new Date(at))}</time>`;
}

/** `Mon 2 March`, with the year when it is another one. */
export function day(at: string, now: Date): Html {
  const on = dayIn(at);
  return html`<time datetime="${on}" title="${on}">${dayWords(on, now)}</time>`;
}

export function dayWords(on: string, now: Date): string {
  const sameYear = on.slice(0, 4) === dayIn(now.toISOString()).slice(0, 4);
  return dayName(on, sameYear ? 'without year' : 'with year');
}

/** `due in 6 days, Mon 2 March`; how near it is shows. */
export function due(on: string | null, now: Date): Html {
  if (!on) return html`<span class="due waits">clock waits</span>`;
  const { days, phrase } = spoken(on, now.toISOString());
  const urgency = days < 0 ? 'late' : days <= 7 ? 'soon' : 'calm';
  const [far = '', date = ''] = phrase.split(/, (?:was due )?/);
  return html`<time class="due ${urgency}" datetime="${on}" title="${on}"><b>${far}</b><span class="unseen">, </span> <span>${days < 0 ? 'was due ' : ''}${date}</span></time>`;
}

/** Marks that turn the direction of what follows, and others that cannot be seen. */
const UNSEEN =
  /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;
/** Control characters but tab and line feed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/**
 * Links of ours that open a person's own pages, whole or broken by a line's end. Whoever has one can
 * act as the person, so staff do not: a letter of ours has them, and a reply quotes them.
 */
const SECRET =
  /(https?:\/\/[^\s/]{1,200}\/(?:case|package|organisation|preferences|unsubscribe|notices)\/)[\w-]+/g;

/** Words of a stranger, or ours to one: what would deceive the eye is shown as what it is. */
export function plain(text: string): string {
  return text
    .replace(SECRET, '$1…')
    .replace(/\r\n?/g, '\n')
    .replace(UNSEEN, (mark) => (isJoiner(mark) ? mark : `‹${codeOf(mark)}›`))
    .replace(CONTROL, (mark) => `‹${codeOf(mark)}›`);
}

/** Emoji and several scripts are written with these. */
const isJoiner = (mark: string): boolean => mark === '\u200c' || mark === '\u200d';

function codeOf(mark: string): string {
  const code = mark.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** One line of a stranger's, kept apart so that it cannot turn its neighbours around. */
export function line(text: string): Html {
  return html`<bdi>${plain(text).replaceAll('\n', ' ')}</bdi>`;
}

interface Person {
  readonly name: string | null;
  readonly address: string | null;
}

/** Name and address, as far as they are known. */
export function person({ name, address }: Person): Html {
  if (!name && !address) return html`<span class="muted">erased</span>`;
  if (!name) return html`${line(address ?? '')}`;
  return html`${line(name)}${address ? html` <span class="muted address">${line(address)}</span>` : ''}`;
}

/** `1 row`, `12 rows`. */
export function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}

export function size(octets: number): string {
  if (octets < 1_000) return `${octets} B`;
  return octets < 1_000_000
    ? `${Math.round(octets / 1_000)} kB`
    : `${(octets / 1e6).toFixed(1)} MB`;
}
