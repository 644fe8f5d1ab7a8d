/**
 * Takes words out of a text. A bar of one width stands in their place, so that not even their length
 * is left. Pure.
 */
export interface Cut {
  readonly words: string;
  /**
   * True where taking out the words is not enough to hide who is meant: then the sentence goes.
   */
  readonly sentence: boolean;
}

export const BAR = '██████';

export function redact(text: string, cuts: readonly Cut[]): string {
  if (cuts.length === 0) return text;
  // Longest first: a surname must not be cut out of a whole name and leave the rest.
  const longest = [...cuts].sort((a, b) => b.words.length - a.words.length);
  const sentences = longest.filter(({ sentence }) => sentence);
  const shorter = sentences.length > 0 ? withoutSentences(text, sentences) : text;
  const cut = longest.reduce((rest, { words }) => rest.replace(pattern(words), BAR), shorter);
  return cut.replace(new RegExp(`${BAR}(?:\\s*${BAR})+`, 'g'), BAR);
}

function withoutSentences(text: string, cuts: readonly Cut[]): string {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  const patterns = cuts.map(({ words }) => pattern(words));
  // A line's end inside a paragraph ends no sentence, though the segmenter thinks so.
  const flowing = text.replace(/(?<![\r\n])\r?\n(?![\r\n])/g, (end) => ' '.repeat(end.length));
  return [...segmenter.segment(flowing)]
    .map(({ segment: { length }, index }) => {
      const segment = text.slice(index, index + length);
      if (!patterns.some((one) => new RegExp(one.source, 'u').test(segment))) return segment;
      // The space behind a sentence stays, so that paragraphs stay paragraphs.
      return BAR + (/\s*$/.exec(segment)?.[0] ?? '');
    })
    .join('');
}

/** The words as whole words, as they stand or in capitals, across a line's end too. */
function pattern(words: string): RegExp {
  // Not in every case: a person may be called Will or Page.
  const either = [...new Set([words, words.toUpperCase()])].map(escaped).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${either})(?![\\p{L}\\p{N}])`, 'gu');
}

function escaped(words: string): string {
  return words
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('\\s+');
}
