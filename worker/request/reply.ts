/**
 * Puts an answer into words: the parts of a letter from `content/`, with values in their places.
 * Plain text and HTML say the same. What a stranger wrote is never repeated except their address.
 */
import { fill } from '#content/fill.ts';
import type { Language } from '#content/language.ts';
import { isEveryChannel, type RightId } from '#content/rights.ts';
import type { Answer, AnswerPart } from './effect.ts';

export interface Written {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Links {
  /** The person's own preferences page. */
  readonly undo: string;
  /** The published policy. */
  readonly policy: string;
}

/** @param language the one the letter is written in, or the default where we have no words in it */
export function write(answer: Answer, language: Language, links: Links): Written {
  const { replies } = language;
  const common = { ...links, address: answer.to.address };
  const parts = answer.parts.map((part) => ({
    words: replies.parts[part.part],
    values: { ...common, ...valuesOf(part, language) },
  }));
  const first = parts[0];
  if (!first) throw new Error('An answer without parts says nothing.');
  const paragraphs = [
    replies.greeting,
    ...parts.flatMap(({ words, values }) => words.paragraphs.map((one) => fill(one, values))),
    ...replies.closing.map((one) => fill(one, common)),
  ];
  return {
    subject: fill(first.words.subject, first.values),
    text: `${paragraphs.join('\n\n')}\n`,
    html: toHtml(paragraphs, language.code),
  };
}

function valuesOf(part: AnswerPart, language: Language): Record<string, string> {
  const { replies, list } = language;
  return {
    ...part.values,
    ...inWords(part.days, language.day),
    ...inWords(part.periods, language.period),
    ...(part.channels
      ? {
          channels: isEveryChannel(part.channels)
            ? replies.allChannels
            : list(part.channels.map((one) => replies.channels[one])),
        }
      : {}),
    ...(part.rights ? { rights: list(part.rights.map((id: RightId) => replies.rights[id])) } : {}),
    ...(part.caseReferences ? { references: list(part.caseReferences) } : {}),
  };
}

function inWords<T extends string>(
  values: Readonly<Record<string, T>> | undefined,
  words: (value: T) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(values ?? {}).map(([name, one]) => [name, words(one)]));
}

/** Mail programs keep little of CSS: a column, a readable size, and the reader's own colours. */
export function toHtml(paragraphs: readonly string[], language: string): string {
  const body = paragraphs.map((one) => `<p style="margin:0 0 1em">${linked(one)}</p>`).join('\n');
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>
<body style="font:16px/1.55 Georgia,'Times New Roman',serif;max-width:36em;margin:0 auto;padding:1.5em">
${body}
</body>
</html>
`;
}

function linked(text: string): string {
  const escaped = escapeHtml(text).replaceAll('\n', '<br>\n');
  return escaped.replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`);
}

export function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replace(/[&<>"]/g, (one) => entities[one] ?? one);
}
