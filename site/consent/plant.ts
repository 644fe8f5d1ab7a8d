/**
 * Puts the banner on a page that was not made with it: one of the company's other sites. It runs once,
 * before consent.ts, which finds everything as on a page of ours. Element by element, since a page that
 * requires Trusted Types takes no markup from a string.
 */
import type { Tree } from './tree.ts';

/** Put in by the build: what is first in the page, and what its foot is. */
declare const planted: { readonly first: readonly Tree[]; readonly foot: readonly Tree[] };

/** A name for `trusted-types` in a page's policy, which a script's address alone takes. */
const POLICY = 'privacy-desk';

interface Rules {
  createScriptURL(url: string): string;
}
let rules: Rules | undefined;

document.body.prepend(...planted.first.map(grow));
(document.querySelector('[data-consent-change]') ?? document.body).append(
  ...planted.foot.map(grow),
);
// After a choice the keyboard goes on here; on a page of ours it always can.
document.querySelector('main:not([tabindex])')?.setAttribute('tabindex', '-1');

function grow(tree: Tree): Node {
  if (typeof tree === 'string') return document.createTextNode(tree);
  const [name, attributes, ...within] = tree;
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (name === 'script' && key === 'src') load(element as HTMLScriptElement, value);
    else element.setAttribute(key, value);
  }
  const place = element instanceof HTMLTemplateElement ? element.content : element;
  place.append(...within.map(grow));
  return element;
}

/** The register's own tags, which wait in templates. No address comes from the page or its visitor. */
function load(script: HTMLScriptElement, src: string): void {
  const { trustedTypes } = window as {
    trustedTypes?: { createPolicy(name: string, of: Rules): Rules };
  };
  try {
    rules ??= trustedTypes?.createPolicy(POLICY, { createScriptURL: (url) => url });
    script.src = rules?.createScriptURL(src) ?? src;
  } catch {
    // The page's policy does not know the name: the tag has no address, and never runs.
  }
}
