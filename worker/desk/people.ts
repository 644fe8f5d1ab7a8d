/** Who works at the desk, for the director. New colleagues are invited on the command line. */
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { StaffMember } from '#db/schema-staff.ts';
import { staffMembers } from '#db/staff.ts';
import type { Desk } from '../desk.ts';
import { readForm } from '../routes/form.ts';
import type { Html } from '../routes/page.ts';
import { removeStaff } from '../staff.ts';
import { type DeskVariables, refused } from './access.ts';
import { deskPage } from './page.ts';
import { day, line } from './shown.ts';

const DIRECTOR = 'The list of staff is the director’s.';

export function peopleRoutes(desk: Desk): Hono<{ Variables: DeskVariables }> {
  const app = new Hono<{ Variables: DeskVariables }>();
  app.get('/staff', async (c) => {
    const { staff } = c.get('signedIn');
    if (staff.role !== 'director') return refused(c, DIRECTOR);
    const all = await staffMembers(desk.db);
    const body = html`<div class="head"><h1>Staff</h1></div>
<ul class="own-list">${all.map((one) => item(one, one.id === staff.id, desk.clock()))}</ul>
<p class="muted">Somebody new is invited by whoever runs the machine: <code>privacy-desk staff invite "Their Name" --role officer</code></p>`;
    return deskPage(c, { title: 'Staff', staff, body });
  });
  app.post('/staff/remove', async (c) => {
    const { staff } = c.get('signedIn');
    if (staff.role !== 'director') return refused(c, DIRECTOR);
    const name = (await readForm(c)).get('name') ?? '';
    if (name === staff.name) return refused(c, 'Nobody lets themselves go.');
    await removeStaff(desk, name);
    return c.redirect('/desk/staff', 303);
  });
  return app;
}

function item(one: StaffMember, own: boolean, now: Date): Html {
  const financial = one.financial_since ? ', financial records' : '';
  const go = html`<form method="post" action="/desk/staff/remove"><input type="hidden" name="name" value="${one.name}"><button class="button quiet">Let go <span class="unseen">${one.name}</span></button></form>`;
  return html`<li><span><b>${line(one.name)}</b><br><span class="muted small">${one.role}${financial}, since ${day(one.created_at, now)}</span></span> ${own ? html`<b>you</b>` : go}</li>`;
}
