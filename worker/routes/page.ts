/** The frame of the pages the worker makes itself; one look with the published site. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import { company, mailbox, post, product, telephone } from '#content/company.ts';
import type { Language } from '#content/language.ts';
import { defaultLanguage, languages } from '#content/languages.ts';
import { pages } from '#content/pages.ts';

export type Html = ReturnType<typeof html>;
export type Status = 200 | 400 | 403 | 404 | 409 | 410 | 413 | 429 | 503;

const shown = ['policy', 'rights', 'cookies', 'suppliers', 'complaints'] as const;

/** The first language we have of those the browser asks for (RFC 9110, 12.5.4). */
export function languageFor(c: Context): Language {
  const wanted = (c.req.header('Accept-Language') ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', quality = ''] = part.trim().split(/;\s*q=/);
      return { code: tag.slice(0, 2).toLowerCase(), quality: quality === '' ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { code } of wanted) {
    const found = languages.find((language) => language.code === code);
    if (found) return found;
  }
  return defaultLanguage;
}

/** Nothing here may be kept by a cache or listed by a search engine: the address names a person. */
export function privatePage(
  c: Context,
  language: Language,
  title: string,
  body: Html | readonly Html[],
  status: Status = 200,
): Promise<Response> | Response {
  c.header('Cache-Control', 'no-store');
  c.header('X-Robots-Tag', 'noindex, nofollow');
  return c.html(frame(language, title, body), status);
}

function frame(language: Language, title: string, body: Html | readonly Html[]) {
  const { labels, pageTexts } = language;
  const entries = shown.map(
    (id) => html`<li><a href="${pathIn(language, pages[id])}">${pageTexts.nav[id]}</a></li>`,
  );
  return html`<!doctype html>
<html lang="${language.code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title} · ${labels.siteName}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/style/base.css">
<link rel="stylesheet" href="/style/case.css">
</head>
<body>
<header class="masthead">
<a class="skip" href="#main">${labels.skip}</a>
<a class="wordmark" href="${pathIn(language, pages.home)}">${mark}<span><b>${product.name}</b> ${pageTexts.wordmark}</span></a>
<nav aria-label="${labels.mainNavigation}"><ul>${entries}</ul></nav>
</header>
<main id="main" tabindex="-1">
${body}
</main>
<footer class="colophon"><p>${company.legalName}, ${post.lines.slice(1).join(', ')}, ${post.postcode}<br>
<a href="mailto:${mailbox.address}">${mailbox.address}</a> · <a href="tel:${telephone.call}">${telephone.display}</a></p></footer>
</body>
</html>`;
}

/** The sign of the house, as the published pages have it. */
export const mark = html`<svg viewBox="0 0 32 32" aria-hidden="true" fill="none" stroke="currentColor"><circle class="under" cx="18" cy="14.5" r="10" stroke-width="5"/><circle cx="15" cy="17" r="10" stroke-width="5"/></svg>`;

/** The default language has no code in its paths. */
function pathIn(language: Language, path: string): string {
  return language.code === defaultLanguage.code ? path : `/${language.code}${path}`;
}
