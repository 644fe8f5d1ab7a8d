/** The staff console: who may come in, and which page answers what. */
import { Hono } from 'hono';
import type { Desk } from '../desk.ts';
import { type DeskVariables, mustBeSignedIn, mustComeFromHere, mustDecide } from './access.ts';
import { accountRoutes } from './account.ts';
import { caseRoutes } from './case-routes.ts';
import { consentRoutes } from './consent.ts';
import { enterRoutes } from './enter.ts';
import { joinRoutes } from './join.ts';
import { peopleRoutes } from './people.ts';
import { queueRoutes } from './queue.ts';
import { registerRoutes } from './register.ts';
import { signOut } from './session.ts';
import { signInRoutes } from './sign-in.ts';
import { suppressionRoutes } from './suppressions.ts';
import { taskRoutes } from './tasks.ts';

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
  app.route('/', accountRoutes(desk));
  // From here on who only reads changes nothing.
  app.use(mustDecide);
  for (const routes of PAGES) app.route('/', routes(desk));
  return app;
}

const PAGES = [
  queueRoutes,
  registerRoutes,
  caseRoutes,
  taskRoutes,
  suppressionRoutes,
  enterRoutes,
  consentRoutes,
  peopleRoutes,
];
