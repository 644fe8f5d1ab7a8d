/** The built site behind the worker's own routes and headers, on a free port of this machine. */
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { securityHeaders } from '#worker/routes/headers.ts';
import { reportRoutes } from '#worker/routes/reports.ts';
import { siteRoutes } from '#worker/routes/site.ts';

export const dist = join(import.meta.dirname, '../../dist');

export interface Served {
  readonly origin: string;
  /** What browsers reported about the content policy since the start. */
  readonly reports: readonly string[];
  close(): Promise<void>;
}

export async function serveSite(folder: string = dist): Promise<Served> {
  const reports: string[] = [];
  const app = new Hono();
  app.use(securityHeaders);
  app.route(
    '/',
    reportRoutes((line) => reports.push(line)),
  );
  app.route('/', siteRoutes(folder));
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise<void>((listening) => server.once('listening', () => listening()));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    reports,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
