/** Reads the letters of test/letters, in the format its README gives. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Channel } from '#content/rights.ts';
import type { Label } from '#worker/request/label.ts';
import type { Message } from '#worker/request/message.ts';

export type Wanted = Label | 'none' | 'automatic' | 'unclear';

export interface Letter {
  readonly language: string;
  readonly set: string;
  /** Language, set and file: one author's voice. */
  readonly voice: string;
  /** File and line, to find it again. */
  readonly place: string;
  readonly labels: readonly Wanted[];
  readonly channels: readonly Channel[];
  readonly message: Message;
}

export const folder = join(import.meta.dirname, 'letters');

/** Every letter of the set ("tuned" or "measured"), sorted by file. */
export function letters(set: string, root: string = folder): Letter[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.letters') && path.split('/')[1] === set)
    .sort()
    .flatMap((path) => parseFile(path, readFileSync(join(root, path), 'utf8')));
}

export function parseFile(path: string, text: string): Letter[] {
  const [language = '', set = ''] = path.split('/');
  const found: Letter[] = [];
  const lines = text.split('\n');
  let start = -1;
  for (let at = 0; at <= lines.length; at++) {
    if (at < lines.length && !lines[at]?.startsWith('===')) continue;
    if (start !== -1)
      found.push(parseLetter(language, set, path, start + 1, lines.slice(start, at)));
    start = at;
  }
  return found;
}

function parseLetter(
  language: string,
  set: string,
  path: string,
  line: number,
  lines: readonly string[],
): Letter {
  const labels = list(lines[0]?.slice(3) ?? '') as Wanted[];
  const end = lines.findIndex((each, index) => index > 0 && each.trim() === '');
  const headers = new Map<string, string[]>();
  for (const each of lines.slice(1, end === -1 ? lines.length : end)) {
    const [, name = '', value = ''] = /^([\w-]+):\s*(.*)$/.exec(each) ?? [];
    headers.set(name, [...(headers.get(name) ?? []), value]);
  }
  const body = end === -1 ? [] : lines.slice(end + 1).map((each) => each.replace(/^\\===/, '==='));
  const channels = list(
    headers.get('channels')?.[0] ?? (labels.includes('opt-out') ? 'email' : ''),
  ) as Channel[];
  return {
    language,
    set,
    voice: path,
    place: `${path}:${line}`,
    labels,
    channels,
    message: toMessage(headers, body.join('\n').trim()),
  };
}

const list = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** A message as the parser would have made it from mail with these headers. */
function toMessage(headers: ReadonlyMap<string, readonly string[]>, body: string): Message {
  const raw = new Map<string, string[]>();
  for (const line of headers.get('header') ?? []) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    raw.set(name, [...(raw.get(name) ?? []), line.slice(colon + 1).trim()]);
  }
  const from = /^(.*?)\s*<([^>]*)>$/.exec(headers.get('from')?.[0] ?? '');
  const html = headers.get('html')?.[0] === 'yes';
  return {
    messageId: '<letter@letters.example>',
    inReplyTo: raw.get('in-reply-to')?.[0] ?? null,
    references: [],
    from: from === null ? null : { name: from[1] ?? '', address: (from[2] ?? '').toLowerCase() },
    recipients: ['privacy@halo-crm.co.uk'],
    subject: headers.get('subject')?.[0] ?? '',
    date: null,
    text: html ? null : body,
    html: html ? body : null,
    attachments: [],
    headers: raw,
    report: null,
  };
}
