/** The staff console: who may come in, and which page answers what. */
import { Hono } from 'hono';
import { html } from 'hono/html';
import { revokeSession, sessionsOf } from '#db/staff.ts';
import type { Desk } from '../desk.ts';
import { type DeskVariables, mustBeSignedIn, mustComeFromHere, mustDecide } from './access.ts';
import { joinRoutes } from './join.ts';
import { deskPage } from './page.ts';
import { signOut } from './session.ts';
import { signInRoutes } from './sign-in.ts';

export function deskRoutes(desk: Desk): Hono {
  const app = new Hono();
  app.use(mustComeFromHere(desk));
  app.route('/', signInRoutes(desk));
  app.route('/', joinRoutes(desk));
  app.route('/', insideRoutes(desk));
  return app;
}

/** Everything behind the sign-in. */
function insideRoutes(desk: Desk): Hono<{ Variables: DeskVariables }> {
  const app = new Hono<{ Variables: DeskVariables }>();
  app.use(mustBeSignedIn(desk));
  app.post('/sign-out', async (c) => {
    await signOut(desk, c, c.get('signedIn'));
    return c.redirect('/desk/sign-in', 303);
  });
  app.get('/account', async (c) => {
    const { staff, session } = c.get('signedIn');
    const sessions = await sessionsOf(desk.db, staff.id, desk.clock());
    const rows = sessions.map(
      (one) => html`<tr><td>${one.way}</td><td>${one.created_at.slice(0, 16).replace('T', ' ')}</td>
<td>${one.id === session.id ? 'this one' : html`<form method="post" action="/desk/account/sessions/${one.id}"><button class="button quiet">Sign out</button></form>`}</td></tr>`,
    );
    const body = html`<h1>${staff.name}</h1><p>${staff.role}</p><h2>Where you are signed in</h2>
<table><thead><tr><th scope="col">How</th><th scope="col">Since</th><th scope="col"></th></tr></thead><tbody>${rows}</tbody></table>`;
    return deskPage(c, { title: 'Account', staff, body });
  });
  // Signing out is everybody's, whatever their role.
  app.post('/account/sessions/:id', async (c) => {
    const { staff } = c.get('signedIn');
    await revokeSession(desk.db, c.req.param('id'), staff.id, desk.clock());
    return c.redirect('/desk/account', 303);
  });
  app.use(mustDecide);
  return app;
}
