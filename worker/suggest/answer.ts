/** What a model answered, as far as it can be believed. Pure: every octet of it is a stranger's. */
import { z } from 'zod';
import { rightIds } from '#content/rights.ts';
import type { Suggested } from '#db/suggestions.ts';
import { MOST_RIGHTS } from './prompt.ts';

/** Longest quotation kept, in characters. */
const LONGEST_WORDS = 280;

const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});
const content = z.object({ rights: z.array(z.unknown()) });
const suggested = z.object({
  right: z.enum(rightIds),
  // A right without words that show it is still a guess worth having.
  words: z.string().catch(''),
});

/**
 * Unknown rights are left out, and words that the letter does not have.
 *
 * @param text the letter as it was sent
 * @returns null when the answer is not in the shape that was asked for
 */
export function readAnswer(body: string, text: string): Suggested[] | null {
  const said = completion.safeParse(parseJson(body)).data?.choices[0]?.message.content;
  const read = content.safeParse(parseJson(bracesOf(said ?? '')));
  if (!read.success) return null;
  const letter = onOneLine(text);
  const all = read.data.rights.flatMap((one) => suggested.safeParse(one).data ?? []);
  const first = [...Map.groupBy(all, ({ right }) => right).values()].flatMap(([one]) => one ?? []);
  return first
    .slice(0, MOST_RIGHTS)
    .map(({ right, words }) => ({ right, words: quoted(words, letter) }));
}

/** Many models put a fence, or their thoughts, around what they were asked for. */
function bracesOf(said: string): string {
  return said.slice(Math.max(0, said.indexOf('{')), said.lastIndexOf('}') + 1);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Word for word, wherever lines were broken; half of a character would stand in the letter too. */
function quoted(words: string, letter: string): string | null {
  const line = onOneLine(words);
  if (line === '' || !line.isWellFormed() || !letter.includes(line)) return null;
  return [...line].slice(0, LONGEST_WORDS).join('');
}

function onOneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
