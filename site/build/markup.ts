/** Our own built markup, read back as a tree. Astro writes it regularly; this reads nothing else. */
import type { Attributes, Tree } from '../consent/tree.ts';

/** Elements that have no end tag (HTML, 13.1.2). */
const VOID = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#34': '"',
  '#39': "'",
};

/** A comment, a tag with its attributes, or the text before the next one. */
const PIECE =
  /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9-]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>|[^<]+/g;

/** Throws when an element is closed that is not open: then this is not markup of ours. */
export function readMarkup(html: string): readonly Tree[] {
  const open: { name: string; attributes: Attributes; within: Tree[] }[] = [];
  const whole: Tree[] = [];
  for (const [text, end, name, attributes = ''] of html.matchAll(PIECE)) {
    const within = open.at(-1)?.within ?? whole;
    if (name === undefined) within.push(...(text.startsWith('<!--') ? [] : [decoded(text)]));
    else if (end) close(name);
    else if (VOID.has(name)) within.push([name, readAttributes(attributes)]);
    else open.push({ name, attributes: readAttributes(attributes), within: [] });
  }
  if (open[0]) throw new Error(`<${open[0].name}> is never closed.`);
  return whole;

  function close(name: string): void {
    const last = open.pop();
    if (last?.name !== name) throw new Error(`</${name}> closes <${last?.name}>.`);
    (open.at(-1)?.within ?? whole).push([name, last.attributes, ...last.within]);
  }
}

function readAttributes(text: string): Attributes {
  const pairs = text.matchAll(/([^\s=]+)(?:="([^"]*)")?/g);
  return Object.fromEntries(Array.from(pairs, ([, name, value = '']) => [name, decoded(value)]));
}

const decoded = (text: string): string =>
  text.replace(/&(#?\w+);/g, (whole, name: string) => {
    const character = entities[name];
    if (character === undefined) throw new Error(`${whole} is not known here.`);
    return character;
  });

/** Every element of the trees, outermost first. */
export function elementsOf(trees: readonly Tree[]): readonly Element[] {
  return trees.flatMap((tree) => {
    if (typeof tree === 'string') return [];
    const [name, attributes, ...within] = tree;
    return [{ name, attributes }, ...elementsOf(within)];
  });
}

interface Element {
  readonly name: string;
  readonly attributes: Attributes;
}

/** The same trees with links that lead here from any site. */
export function linkedFrom(trees: readonly Tree[], origin: string): readonly Tree[] {
  return trees.map((tree) => {
    if (typeof tree === 'string') return tree;
    const [name, attributes, ...within] = tree;
    const { href, ...others } = attributes;
    const whole = href === undefined ? others : { ...others, href: new URL(href, origin).href };
    return [name, whole, ...linkedFrom(within, origin)];
  });
}
