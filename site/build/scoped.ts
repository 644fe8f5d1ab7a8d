/**
 * Our stylesheets for a page of another look: what the banner needs of them, for the banner alone. An
 * id that nothing has gives every rule more weight than a page's own have without one.
 */

/** On the banner's outermost elements, so that a class of the page's own is never taken for ours. */
export const MARK = 'data-planted';

/** Matches the marked elements, with the weight of the id (Selectors 4, section 17). */
const ROOT = `:is(#consent-,[${MARK}])`;

/** What a stylesheet may touch. */
export interface Scope {
  /** Elements as `p`, classes as `.acts`; a rule that names another is left out. */
  readonly names: ReadonlySet<string>;
  /** Classes of the outermost elements, as `.consent`. */
  readonly roots: readonly string[];
}

/** @param css without comments and line breaks, as `withoutAir` leaves it */
export function scoped(css: string, scope: Scope): string {
  return blocksOf(css)
    .map(([head, body]) => {
      const within = head.startsWith('@') ? scoped(body, scope) : body;
      const start = head.startsWith('@') ? head : selectorsOf(head, scope);
      return start && within && `${start}{${within}}`;
    })
    .join('');
}

/** Commas in parentheses stand between no selectors. */
const selectorsOf = (head: string, scope: Scope): string =>
  head
    .split(/,(?![^(]*\))/)
    .flatMap((one) => scopedSelector(one, scope))
    .join();

function scopedSelector(selector: string, { roots, names }: Scope): readonly string[] {
  if (selector === ':root') return [ROOT];
  if (!namesIn(selector).every((name) => names.has(name))) return [];
  // How far the page itself goes on below the banner; whether there is a consent, which it says.
  if (selector.startsWith('html')) return [selector.replace('.consent', `.consent${ROOT}`)];
  if (/^:root|^\[data-consent/.test(selector)) return [selector.replace(' ', ` ${ROOT} `)];
  const [first = ''] = selector.split(/[ >+~:[]/);
  const root = roots.find((one) => first.endsWith(one));
  return [root ? selector.replace(root, `${root}${ROOT}`) : `${ROOT} ${selector}`];
}

/** Elements and classes of a selector: nothing of what stands in brackets or after a colon. */
function namesIn(selector: string): readonly string[] {
  const plain = selector.replace(/\[[^\]]*\]/g, '').replace(/::?[\w-]+/g, '');
  return plain.match(/\.?[a-z][\w-]*/gi) ?? [];
}

/** Rules and at-rules of the outermost level, each with what is between its braces. */
function blocksOf(css: string): readonly (readonly [string, string])[] {
  const blocks: (readonly [string, string])[] = [];
  let [depth, from, opened] = [0, 0, 0];
  for (let at = 0; at < css.length; at++) {
    if (css[at] === '{' && depth++ === 0) opened = at;
    if (css[at] !== '}' || --depth > 0) continue;
    blocks.push([css.slice(from, opened).trim(), css.slice(opened + 1, at)]);
    from = at + 1;
  }
  return blocks;
}
