/** Where everything lies under the data folder; docs/operations.md has the same list. */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

export interface Files {
  readonly database: string;
  readonly lock: string;
  readonly masterKey: string;
  /** Who was erased, by digest; replayed after a restore. */
  readonly erasures: string;
  /** How recipients of data are told; see recipients.ts. */
  readonly recipients: string;
  /** The privacy mailbox of the embedded default, a Maildir. */
  readonly inbox: string;
  /** Where the embedded default puts answers, a Maildir. */
  readonly outgoing: string;
  /** The local socket commands reach the running worker by. */
  readonly socket: string;
}

/** Socket paths longer than this are refused by the kernel (sun_path: 104 octets on macOS, 108 on Linux). */
const LONGEST_SOCKET = 100;

export function filesIn(dataDir: string): Files {
  return {
    database: join(dataDir, 'privacy-desk.db'),
    lock: join(dataDir, 'writer.lock'),
    masterKey: join(dataDir, 'keys', 'master.key'),
    erasures: join(dataDir, 'erasures.log'),
    recipients: join(dataDir, 'recipients.json'),
    inbox: join(dataDir, 'mail', 'inbox'),
    outgoing: join(dataDir, 'mail', 'outgoing'),
    socket: socketPath(dataDir),
  };
}

function socketPath(dataDir: string): string {
  const beside = join(dataDir, 'desk.sock');
  if (Buffer.byteLength(beside) <= LONGEST_SOCKET) return beside;
  // A deep folder: a short name that only this folder leads to, in a folder of this user's own.
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const folder = join(tmpdir(), `privacy-desk-${userInfo().uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, `${name}.sock`);
}

/** Only the owner may look into the data folder. */
export function makeDataDir(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
}
