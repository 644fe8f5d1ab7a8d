/**
 * The embedded SMTP listener: with no mail server configured, letters sent to this loopback port are
 * delivered into the Maildir that is read as the privacy mailbox. It takes mail for our own
 * addresses alone, so it can relay for nobody.
 */
import type { Readable } from 'node:stream';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { Config } from '../config.ts';
import type { Desk } from '../desk.ts';
import { tokenAmong } from '../link.ts';
import { normalAddress } from '../request/address.ts';
import { deliver } from './maildir.ts';

export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

export async function openListener(desk: Desk, maildir: string): Promise<Listener> {
  const { config } = desk;
  const server = new SMTPServer({
    name: 'privacy-desk',
    banner: 'Privacy Desk, for letters to the privacy mailbox',
    size: config.mostOctets,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    maxClients: 50,
    socketTimeout: 60_000,
    closeTimeout: 1_000,
    onRcptTo: (address, _session, done) => done(refusal(desk, address.address)),
    onData: (stream, session, done) => {
      receive(desk, maildir, stream, session).then(
        (error) => done(error),
        (error) => {
          desk.say(`SMTP listener: a letter could not be stored: ${String(error)}`);
          done(withCode('The letter could not be stored; please send it again later.', 451));
        },
      );
    },
  });
  server.on('error', (error) => desk.say(`SMTP listener: ${error.message}`));
  const port = await listen(server, config);
  return {
    port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function listen(server: SMTPServer, config: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(config.listenPort, LOOPBACK, () => {
      const address = server.server.address();
      resolve(typeof address === 'object' && address ? address.port : config.listenPort);
    });
  });
}

function refusal(desk: Desk, recipient: string): Error | null {
  const address = normalAddress(recipient);
  if (!address) return withCode('That is not an address.', 501);
  const { ownAddresses } = desk.config;
  const plain = address.replace(/\+[^@]*@/, '@');
  if (ownAddresses.includes(address) || ownAddresses.includes(plain)) return null;
  if (tokenAmong(desk.keys, [address])) return null;
  return withCode(`No such mailbox here; the privacy mailbox is ${desk.config.mailbox}.`, 550);
}

/** Resolves when the letter is on the disk, before the sender is told that we have it. */
async function receive(
  desk: Desk,
  maildir: string,
  stream: Readable & { sizeExceeded?: boolean },
  session: SMTPServerSession,
): Promise<Error | null> {
  const chunks: Buffer[] = [];
  let octets = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    octets += chunk.length;
    // The rest is read and dropped, since the sender goes on sending until the final dot.
    if (octets <= desk.config.mostOctets) chunks.push(chunk);
  }
  if (stream.sizeExceeded || octets > desk.config.mostOctets) {
    const megabytes = Math.floor(desk.config.mostOctets / 1_000_000);
    return withCode(
      `The letter is larger than ${megabytes} MB. Please send it without attachments.`,
      552,
    );
  }
  const now = desk.clock();
  await deliver(maildir, Buffer.concat([trace(session, now), ...chunks]), now);
  return null;
}

/** What a delivering server adds in front (RFC 5321, 4.4), and whom the letter was delivered for. */
function trace(session: SMTPServerSession, now: Date): Buffer {
  const { mailFrom, rcptTo } = session.envelope;
  const from = mailFrom ? mailFrom.address : '';
  const lines = [
    `Return-Path: <${from}>`,
    ...rcptTo.map(({ address }) => `Delivered-To: ${address}`),
    `Received: from [${session.remoteAddress}] by privacy-desk with ESMTP; ${now.toUTCString().replace('GMT', '+0000')}`,
  ];
  return Buffer.from(`${lines.map((line) => line.replace(/[\r\n]/g, '')).join('\r\n')}\r\n`);
}

function withCode(message: string, responseCode: number): Error {
  return Object.assign(new Error(message), { responseCode });
}
