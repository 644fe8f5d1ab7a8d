/** The frame of every page of the desk. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import { product } from '#content/company.ts';
import type { StaffMember } from '#db/schema-staff.ts';
import { type Html, mark } from '../routes/page.ts';

export interface DeskPage {
  readonly title: string;
  /** Null before anybody has signed in. */
  readonly staff: StaffMember | null;
  readonly body: Html | readonly Html[];
  readonly scripts?: readonly string[];
}

type Status = 200 | 400 | 403 | 404 | 409 | 413 | 429;

/** Nothing of the desk may be kept by a cache: it is about people. */
export function deskPage(c: Context, page: DeskPage, status: Status = 200) {
  c.header('Cache-Control', 'no-store');
  c.header('X-Robots-Tag', 'noindex, nofollow');
  return c.html(frame(c, page), status);
}

function frame(c: Context, { title, staff, body, scripts = [] }: DeskPage) {
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${product.name} privacy desk</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/style/base.css">
<link rel="stylesheet" href="/style/desk.css">
${scripts.map((name) => html`<script type="module" src="/script/${name}"></script>`)}
</head>
<body class="desk">
<a class="skip" href="#main">Skip to the page</a>
<header class="masthead">
<a class="wordmark" href="/desk">${mark}<span><b>${product.name}</b> Privacy desk</span></a>
${staff ? navigation(c, staff) : ''}
</header>
<main id="main" tabindex="-1">
${body}
</main>
</body>
</html>`;
}

const PAGES = [
  { href: '/desk', name: 'Queue' },
  { href: '/desk/cases', name: 'Register' },
  { href: '/desk/tasks', name: 'To look at' },
  { href: '/desk/suppressions', name: 'Opt-outs' },
  { href: '/desk/account', name: 'Account' },
] as const;

function navigation(c: Context, staff: StaffMember): Html {
  const items = PAGES.map(({ href, name }) => {
    const here = c.req.path === href ? html` aria-current="page"` : '';
    return html`<li><a href="${href}"${here}>${name}</a></li>`;
  });
  return html`<nav aria-label="Desk"><ul>${items}</ul></nav>
<form class="who" method="post" action="/desk/sign-out"><span>${staff.name}</span> <button class="button quiet">Sign out</button></form>`;
}
