/** The built site behind the worker's own routes and headers, on a free port of this machine. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { register as published, type Register } from '#content/consent.ts';
import { readConfig } from '#worker/config.ts';
import { makeConsents } from '#worker/consent.ts';
import { type OpenDesk, openDesk } from '#worker/open-desk.ts';
import { consentRoutes } from '#worker/routes/consent.ts';
import { contentPolicy, securityHeaders } from '#worker/routes/headers.ts';
import { reportRoutes } from '#worker/routes/reports.ts';
import { siteRoutes } from '#worker/routes/site.ts';

export const dist = join(import.meta.dirname, '../../dist');

export interface Served {
  readonly origin: string;
  /** What browsers reported about the content policy since the start. */
  readonly reports: readonly string[];
  /** Where the receipts of choices about cookies are. */
  readonly desk: OpenDesk;
  close(): Promise<void>;
}

interface Own {
  /** Of cookies, where a test has one of its own. */
  readonly register?: Register;
  /** Hosts of what its pages embed. */
  readonly frames?: readonly string[];
  /** Astro's client router turns strings into pages, which Trusted Types forbid. */
  readonly strings?: 'trusted' | 'any';
}

export async function serveSite(
  folder: string = dist,
  { register = published, frames = [], strings = 'trusted' }: Own = {},
): Promise<Served> {
  const reports: string[] = [];
  const data = mkdtempSync(join(tmpdir(), 'pd-'));
  const desk = await openDesk(readConfig({ DATA_DIR: data, VERIFY_MAIL: 'no' }), () => {});
  if (!desk) throw new Error(`The desk on ${data} is open elsewhere.`);
  const app = new Hono();
  app.use(securityHeaders);
  app.use(async (c, next) => {
    await next();
    const policy = contentPolicy(register, frames);
    const strict = strings === 'trusted';
    c.header(
      'Content-Security-Policy',
      strict ? policy : policy.replace("require-trusted-types-for 'script'; ", ''),
    );
  });
  app.route(
    '/',
    reportRoutes((line) => reports.push(line)),
  );
  app.route('/', consentRoutes(desk, makeConsents(desk, register)));
  app.route('/', siteRoutes(folder));
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise<void>((listening) => server.once('listening', () => listening()));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    reports,
    desk,
    close: async () => {
      const closed = new Promise((done) => server.close(done));
      // A browser that is still open may have one in use, which would be waited for without end.
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
      await desk.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
