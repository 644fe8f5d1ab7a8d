/** The frame of every page of the desk. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import { product } from '#content/company.ts';
import type { StaffMember } from '#db/schema-staff.ts';
import { type Html, mark } from '../routes/page.ts';
import { shortcuts } from './shortcuts.ts';

export interface DeskPage {
  readonly title: string;
  /** Null before anybody has signed in. */
  readonly staff: StaffMember | null;
  readonly body: Html | readonly Html[];
  readonly scripts?: readonly string[];
}

export type DeskStatus = 200 | 400 | 403 | 404 | 409 | 413 | 429;

/** Nothing of the desk may be kept by a cache: it is about people. */
export function deskPage(c: Context, page: DeskPage, status: DeskStatus = 200) {
  c.header('Cache-Control', 'no-store');
  c.header('X-Robots-Tag', 'noindex, nofollow');
  // Under no-referrer a browser says that a form comes from nowhere (Fetch, "append a request Origin
  // header"), and every button here would be refused. Other sites still learn nothing.
  c.header('Referrer-Policy', 'same-origin');
  return c.html(frame(c, page), status);
}

function frame(c: Context, { title, staff, body, scripts = [] }: DeskPage) {
  const all = staff ? ['desk.js', ...scripts] : scripts;
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
${all.map((name) => html`<script type="module" src="/script/${name}"></script>`)}
</head>
<body class="desk${staff ? '' : ' door'}">
<header class="masthead">
<a class="skip" href="#main">Skip to the page</a>
<a class="wordmark" href="/desk">${mark}<span><b>${product.name}</b> <span class="rest">Privacy desk</span></span></a>
${staff ? navigation(c, staff) : ''}
</header>
<main id="main" tabindex="-1">
${body}
</main>
${staff ? shortcuts : ''}
</body>
</html>`;
}

interface Entry {
  readonly href: string;
  readonly name: string;
  readonly only?: StaffMember['role'];
}

const PAGES: readonly Entry[] = [
  { href: '/desk', name: 'Queue' },
  { href: '/desk/tasks', name: 'To look at' },
  { href: '/desk/cases', name: 'Register' },
  { href: '/desk/suppressions', name: 'Opt-outs' },
  { href: '/desk/enter', name: 'Enter' },
  { href: '/desk/consent', name: 'Consent' },
  { href: '/desk/staff', name: 'Staff', only: 'director' },
];

function navigation(c: Context, staff: StaffMember): Html {
  const entries = PAGES.filter(({ only }) => !only || only === staff.role);
  const items = entries.map(
    ({ href, name }) => html`<li><a href="${href}"${here(c, href)}>${name}</a></li>`,
  );
  return html`<nav aria-label="Desk"><ul>${items}</ul></nav>
<form class="find" role="search" action="/desk/cases"><label class="unseen" for="find">Search all cases</label>
<input id="find" name="q" type="search" placeholder="Name, address, reference" data-find></form>
<form class="who" method="post" action="/desk/sign-out"><a href="/desk/account"${here(c, '/desk/account')}>${staff.name}</a> <button class="link">Sign out</button></form>`;
}

function here(c: Context, href: string): Html | string {
  return c.req.path === href ? html` aria-current="page"` : '';
}
