/** Wires everything: lock, keys, database, site, mailbox, outbox, web server, local socket. */
import { existsSync, unlinkSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { readCursor } from '#db/cursors.ts';
import { CannotStart } from './cannot-start.ts';
import { type Config, webAddress } from './config.ts';
import { originsOf } from './desk/passkey.ts';
import type { Desk } from './desk.ts';
import { filesIn } from './files.ts';
import { runHourly } from './hourly.ts';
import { imapName, openImap } from './mail/imap.ts';
import { readMailbox } from './mail/inbox.ts';
import type { MailSource } from './mail/letter.ts';
import { type Listener, openListener } from './mail/listener.ts';
import { openMaildir } from './mail/maildir.ts';
import { sendMail } from './mail/outbox.ts';
import { openTransport } from './mail/transport.ts';
import { openDesk } from './open-desk.ts';
import { expirePackages } from './packages/expire.ts';
import { readRecipients } from './recipients.ts';
import { publicApp } from './routes/app.ts';
import { controlApp } from './routes/control.ts';
import { siteRoutes } from './routes/site.ts';
import { buildSiteIfStale, distDir } from './site-build.ts';
import { modelEndpoint, placeOf } from './suggest/endpoint.ts';
import { suggestRights } from './suggest.ts';
import { tellRecipients } from './tell-recipients.ts';
import { makeUnsubscriber } from './unsubscribe.ts';

export interface Running {
  readonly config: Config;
  readonly desk: Desk;
  /** Stops taking work, finishes what was begun, closes everything. */
  stop(): Promise<void>;
}

export async function start(wanted: Config, say: (line: string) => void): Promise<Running> {
  await buildSiteIfStale(say);
  const opened = await openDesk(wanted, say);
  if (!opened) {
    throw new CannotStart(
      `Another Privacy Desk is running on ${wanted.dataDir}. Stop it first, or set DATA_DIR to another folder.`,
    );
  }
  const closers: (() => Promise<void> | void)[] = [() => opened.close()];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const desk = await serveEverything(opened, closers);
    return { config: desk.config, desk, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function serveEverything(
  opened: Desk,
  closers: (() => Promise<void> | void)[],
): Promise<Desk> {
  const files = filesIn(opened.config.dataDir);
  const web = await listenWeb(opened.config, closers);
  const desk = { ...opened, config: withPort(opened.config, portOf(web)) };
  answerWith(web, publicApp(desk, makeUnsubscriber(desk), siteRoutes(distDir)));
  closers.push(await serveSocket(desk, files.socket));
  const listener = desk.config.imap ? null : await openListenerOrSay(desk, files.inbox);
  if (listener) closers.push(() => listener.close());
  closers.push(await runMail(desk));
  announce(desk, listener);
  return listener ? { ...desk, config: { ...desk.config, listenPort: listener.port } } : desk;
}

/** Listens before anything answers: with PORT=0 only then is it known what links must say. */
async function listenWeb(
  { host, port }: Config,
  closers: (() => Promise<void> | void)[],
): Promise<Server> {
  const server = createServer();
  await listen(
    server,
    { host, port },
    `Port ${port} on ${host} is in use. Set PORT to another one.`,
  );
  closers.push(() => closeServer(server));
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The web server has no port.');
  return address.port;
}

/** The port the system chose, where PORT=0 left it the choice; links that name the port name that one. */
function withPort(config: Config, port: number): Config {
  return { ...config, port, publicUrl: config.publicUrl.replace(/:0$/, `:${port}`) };
}

async function serveSocket(desk: Desk, path: string): Promise<() => Promise<void>> {
  // We hold the lock, so a socket file that is still there was left by a process that was killed.
  if (existsSync(path)) unlinkSync(path);
  const server = createServer();
  answerWith(server, controlApp(desk));
  const umask = process.umask(0o177);
  try {
    await listen(server, { path }, `The local socket ${path} cannot be opened.`);
  } finally {
    process.umask(umask);
  }
  await chmod(path, 0o600);
  return () => closeServer(server);
}

function answerWith(server: Server, app: Hono): void {
  server.on('request', getRequestListener(app.fetch));
  // A client that sends its request a byte a minute must not hold a connection.
  server.headersTimeout = 15_000;
  server.requestTimeout = 30_000;
}

function listen(
  server: Server,
  where: { host: string; port: number } | { path: string },
  sentence: string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    // It stays: too many open files later is an error of the server's too, and must not end it.
    server.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new CannotStart(sentence) : error);
    });
    server.listen(where, resolve);
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 2_000).unref();
  });
}

async function openListenerOrSay(desk: Desk, inbox: string): Promise<Listener> {
  try {
    return await openListener(desk, inbox);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    const { listenPort } = desk.config;
    throw new CannotStart(`Port ${listenPort} is in use. Set LISTEN_PORT to another one.`);
  }
}

export function openSource(desk: Desk): Promise<MailSource> | MailSource {
  const { imap, mostOctets, pollEvery, dataDir } = desk.config;
  if (!imap) return openMaildir(filesIn(dataDir).inbox, mostOctets, pollEvery);
  return openImap({
    imap,
    mostOctets,
    pollEvery,
    readCursor: (mailbox) => readCursor(desk.db, mailbox),
  });
}

async function runMail(desk: Desk): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  const ways = readRecipients(filesIn(desk.config.dataDir).recipients, process.env);
  const transport = await openTransport(desk.config, filesIn(desk.config.dataDir).outgoing);
  const source = await openSource(desk);
  const loops = [
    readMailbox(desk, source, stopping.signal, () => desk.outgoing.ring()),
    sendMail(desk, transport, desk.outgoing, stopping.signal),
    expirePackages(desk, stopping.signal),
    runHourly(desk, stopping.signal),
    tellRecipients(desk, { ways, transport, mailbox: desk.config.mailbox }, stopping.signal),
    ...suggesting(desk, stopping.signal),
  ];
  return async () => {
    stopping.abort();
    await Promise.all(loops);
  };
}

/** Off unless a model is configured: then no letter leaves this machine to be understood. */
function suggesting(desk: Desk, signal: AbortSignal): Promise<void>[] {
  const { suggest } = desk.config;
  return suggest ? [suggestRights(desk, modelEndpoint(suggest), signal)] : [];
}

function announce(desk: Desk, listener: Listener | null): void {
  const { config, say } = desk;
  const files = filesIn(config.dataDir);
  say('');
  say(`Privacy Desk is running.`);
  say(`  policy    ${webAddress(config.host, config.port)}/privacy/`);
  // The one under which passkeys work: on this machine it has a name and not only numbers.
  say(`  desk      ${originsOf(config).at(-1)}/desk`);
  if (config.imap) say(`  mailbox   ${imapName(config.imap)}`);
  if (listener) say(`  mailbox   SMTP on 127.0.0.1:${listener.port}, for ${config.mailbox}`);
  say(`  answers   ${config.smtp ? `by way of ${config.smtp.host}` : files.outgoing}`);
  if (config.suggest) {
    say(`  suggests  ${config.suggest.model} at ${placeOf(config.suggest.url)}`);
  }
  say(`  database  ${files.database}`);
  if (!listener) return;
  say('Try it from another terminal:');
  say(
    `  npx privacy-desk letter --from you@example.com --subject "Please stop" "Take me off your mailing list."`,
  );
  say('');
}
