/**
 * The privacy mailbox on an IMAP server. Letters are found by cursor (UIDVALIDITY and UID), never
 * by flags: a colleague who reads the mailbox in a mail program must not hide a letter from us.
 *
 * imapflow is used with three cautions: no command is given while a FETCH is being read, a move
 * that answers `false` is an error, and a client that closed is replaced, never used again.
 */
import { type FetchMessageObject, ImapFlow } from 'imapflow';
import type { Cursor } from '#db/cursors.ts';
import { makeBell } from '../bell.ts';
import type { ImapConfig } from '../config.ts';
import { type MailSource, type Original, type RawLetter, readPosition } from './letter.ts';

/** RFC 2177 asks for less than 29 minutes; middleboxes forget a silent connection after five. */
const LONGEST_IDLE = 4 * 60 * 1000;
/** Octets fetched at once; a batch of large letters is a small batch. */
const MOST_AT_ONCE = 32_000_000;

export interface ImapSettings {
  readonly imap: ImapConfig;
  readonly mostOctets: number;
  readonly pollEvery: number;
  readonly readCursor: (mailbox: string) => Promise<Cursor | null>;
}

/** The name under which a mailbox's cursor and letters are kept. */
export function imapName(imap: ImapConfig): string {
  return `imap:${imap.user}@${imap.host}/${imap.folder}`;
}

export function makeClient(imap: ImapConfig, mostOctets: number): ImapFlow {
  return new ImapFlow({
    host: imap.host,
    port: imap.port,
    secure: imap.security === 'tls',
    doSTARTTLS: imap.security === 'starttls',
    auth: { user: imap.user, pass: imap.password },
    logger: false,
    disableAutoIdle: true,
    maxIdleTime: LONGEST_IDLE,
    connectionTimeout: 20_000,
    // A server must not be able to make us hold more than the letters we would fetch.
    maxLiteralSize: mostOctets + 1_000_000,
    maxLineLength: 10_000_000,
    maxResponseSize: mostOctets + 12_000_000,
  });
}

export function openImap(settings: ImapSettings): MailSource {
  const { imap } = settings;
  const name = imapName(imap);
  const bell = makeBell();
  let current: ImapFlow | null = null;

  async function connected(): Promise<ImapFlow> {
    if (current?.usable) return current;
    current?.close();
    const client = makeClient(imap, settings.mostOctets);
    // Without a listener an error between commands would end the process.
    client.on('error', () => bell.ring());
    client.on('close', () => bell.ring());
    client.on('exists', () => bell.ring());
    current = client;
    await client.connect();
    await client.mailboxOpen(imap.folder);
    await makeFolder(client, imap.handledFolder);
    return client;
  }

  return {
    name,
    async fetch(limit) {
      const client = await connected();
      const cursor = await settings.readCursor(name);
      return fetchLetters(client, name, cursor, limit, settings.mostOctets);
    },
    async settle(positions) {
      const client = await connected();
      await moveLetters(client, imap.handledFolder, positions);
    },
    async destroy(letters) {
      const client = await connected();
      return destroyLetters(client, imap, letters);
    },
    async wait(signal) {
      const client = await connected();
      // Ends by itself when the next command is given; a failure shows there.
      client.idle().catch(() => bell.ring());
      await bell.wait(settings.pollEvery, signal);
    },
    async close() {
      const client = current;
      current = null;
      // A polite LOGOUT where the server still answers, but never a wait for one that does not.
      if (client?.usable) await Promise.race([client.logout(), delay(1_000)]).catch(() => {});
      client?.close();
    },
  };
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}

async function makeFolder(client: ImapFlow, path: string): Promise<void> {
  const folders = await client.list();
  if (!folders.some((folder) => folder.path === path)) await client.mailboxCreate(path);
}

async function fetchLetters(
  client: ImapFlow,
  mailbox: string,
  cursor: Cursor | null,
  limit: number,
  mostOctets: number,
): Promise<RawLetter[]> {
  const uidvalidity = uidValidityOf(client);
  // Another UIDVALIDITY means that UIDs were given anew: begin again; letters are known by their bytes.
  const after = cursor?.uidvalidity === uidvalidity ? cursor.uid : 0;
  const listed = await client.fetchAll(`${after + 1}:*`, { uid: true, size: true }, { uid: true });
  // `n:*` names the last letter even when its UID is below n (RFC 3501, 6.4.8).
  const fresh = listed.filter((one) => one.uid > after).sort((a, b) => a.uid - b.uid);
  const { whole, heads } = chooseBatch(fresh, limit, mostOctets);
  const fetched = [
    ...(await fetchParts(client, whole, {
      uid: true,
      source: true,
      size: true,
      internalDate: true,
    })),
    ...(await fetchParts(client, heads, {
      uid: true,
      headers: true,
      size: true,
      internalDate: true,
    })),
  ];
  return fetched
    .sort((a, b) => a.uid - b.uid)
    .flatMap((one) => toLetter(one, mailbox, uidvalidity) ?? []);
}

function uidValidityOf(client: ImapFlow): string {
  if (!client.mailbox) throw new Error('The IMAP server closed the folder.');
  return client.mailbox.uidValidity.toString();
}

/** The oldest letters, as many as may be held at once; of those too large, only the header. */
function chooseBatch(listed: readonly FetchMessageObject[], limit: number, mostOctets: number) {
  const whole: number[] = [];
  const heads: number[] = [];
  let octets = 0;
  for (const { uid, size = 0 } of listed.slice(0, limit)) {
    if (size > mostOctets) {
      heads.push(uid);
      continue;
    }
    octets += size;
    if (octets > MOST_AT_ONCE && whole.length > 0) break;
    whole.push(uid);
  }
  return { whole, heads };
}

async function fetchParts(
  client: ImapFlow,
  uids: readonly number[],
  query: Parameters<ImapFlow['fetchAll']>[1],
): Promise<FetchMessageObject[]> {
  if (uids.length === 0) return [];
  return client.fetchAll(uids.join(','), query, { uid: true });
}

/** Null when the letter went away between the listing and the fetching. */
function toLetter(one: FetchMessageObject, mailbox: string, uidvalidity: string): RawLetter | null {
  const raw = one.source ?? one.headers;
  if (!raw) return null;
  return {
    mailbox,
    position: `${uidvalidity}:${one.uid}`,
    receivedAt: new Date(one.internalDate ?? Date.now()),
    size: one.size ?? raw.length,
    raw,
    whole: one.source !== undefined,
  };
}

async function moveLetters(
  client: ImapFlow,
  folder: string,
  positions: readonly string[],
): Promise<void> {
  const uidvalidity = uidValidityOf(client);
  const uids = positions.flatMap((position) => {
    const place = readPosition(position);
    // Under another UIDVALIDITY this UID may be somebody else's letter.
    return place?.uidvalidity === uidvalidity ? [place.uid] : [];
  });
  if (uids.length === 0) return;
  const move = () => client.messageMove(uids.join(','), folder, { uid: true });
  let moved = await move();
  if (moved === false) {
    // A colleague may have tidied the folder away since we connected.
    await makeFolder(client, folder);
    moved = await move();
  }
  if (moved === false) throw new Error(`The IMAP server did not move letters to «${folder}».`);
}

/** In the inbox by UID; in the folder of handled letters, where UIDs are new, by Message-ID. */
async function destroyLetters(
  client: ImapFlow,
  imap: ImapConfig,
  letters: readonly Original[],
): Promise<string[]> {
  const uidvalidity = uidValidityOf(client);
  const isHere = ({ position, moved }: Original) =>
    !moved && readPosition(position)?.uidvalidity === uidvalidity;
  const here = letters.filter(isHere);
  await expunge(
    client,
    here.flatMap(({ position }) => readPosition(position)?.uid ?? []),
  );
  const elsewhere = letters.filter((one) => !isHere(one));
  if (elsewhere.length === 0) return [];
  await client.mailboxOpen(imap.handledFolder);
  try {
    for (const { messageId } of elsewhere) {
      if (messageId !== null) await expunge(client, await uidsOf(client, messageId));
    }
  } finally {
    await client.mailboxOpen(imap.folder);
  }
  return elsewhere.filter((one) => one.messageId === null).map((one) => one.position);
}

/** HEADER finds parts of a value (RFC 3501, 6.4.4); the brackets make it whole. */
async function uidsOf(client: ImapFlow, messageId: string): Promise<number[]> {
  const found = await client.search({ header: { 'message-id': messageId } }, { uid: true });
  if (!found) throw new Error('The IMAP server did not search for a letter to destroy.');
  return found;
}

/** \Deleted and EXPUNGE, by UID where the server can (RFC 4315). */
async function expunge(client: ImapFlow, uids: readonly number[]): Promise<void> {
  if (uids.length === 0) return;
  const done = await client.messageDelete(uids.join(','), { uid: true });
  if (!done) throw new Error('The IMAP server did not destroy a letter that must go.');
}
