/**
 * What the command line reaches over the local socket. The socket file is open to its owner alone,
 * which is all the permission there is: whoever may read the database may ask.
 */
import { Hono } from 'hono';
import { BadRequest } from '../bad-request.ts';
import type { Desk } from '../desk.ts';
import { isOperation, operate } from '../operations.ts';

export function controlApp(desk: Desk): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    if (error instanceof BadRequest) return c.json({ error: error.message }, 400);
    desk.say(`command: ${String(error)}`);
    return c.json({ error: error.message }, 500);
  });
  app.post('/:operation', async (c) => {
    const name = c.req.param('operation');
    if (!isOperation(name)) {
      return c.json({ error: `The running worker does not know «${name}».` }, 404);
    }
    return c.json({ result: await operate(desk, name, readJson(await c.req.text())) });
  });
  return app;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRequest('What was sent is not JSON.');
  }
}
