/** A filled desk behind its own pages on a free port, for a browser. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { readConfig } from '#worker/config.ts';
import { type OpenDesk, openDesk } from '#worker/open-desk.ts';
import { publicApp } from '#worker/routes/app.ts';
import { siteRoutes } from '#worker/routes/site.ts';
import { makeUnsubscriber } from '#worker/unsubscribe.ts';
import { freePort } from '../port.ts';

const dist = join(import.meta.dirname, '../../dist');

export interface ServedDesk {
  /** Under a name, since a passkey cannot belong to an address of numbers. */
  readonly origin: string;
  readonly desk: OpenDesk;
  /** What browsers reported about the content policy. */
  readonly reports: readonly string[];
  close(): Promise<void>;
}

export async function serveDesk(): Promise<ServedDesk> {
  const data = mkdtempSync(join(tmpdir(), 'pd-'));
  const port = await freePort();
  const said: string[] = [];
  const config = readConfig({ DATA_DIR: data, VERIFY_MAIL: 'no', PORT: String(port) });
  const desk = await openDesk(config, (line) => said.push(line));
  if (!desk) throw new Error(`The desk on ${data} is open elsewhere.`);
  const app = new Hono();
  app.route('/', publicApp(desk, makeUnsubscriber(desk), siteRoutes(dist)));
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' });
  await new Promise<void>((listening) => server.once('listening', () => listening()));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    desk,
    get reports() {
      return said.filter((line) => line.startsWith('content policy report'));
    },
    close: async () => {
      await new Promise((closed) => server.close(() => closed(undefined)));
      await desk.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
