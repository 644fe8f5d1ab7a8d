import { Hono } from 'hono';
import { sql } from 'kysely';
import type { Desk } from '../desk.ts';

/** For the operator's monitor: 200 while the database answers. Says nothing about anybody. */
export function healthRoutes(desk: Desk): Hono {
  const app = new Hono();
  app.get('/health', async (c) => {
    c.header('Cache-Control', 'no-store');
    await sql`select 1`.execute(desk.db);
    return c.json({ status: 'ok' });
  });
  return app;
}
