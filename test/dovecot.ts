/**
 * A real IMAP server for the tests: Debian's Dovecot, without privileges, on a free port of this
 * machine, with everything it writes in one temporary folder.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { freePort } from './port.ts';
import { tempDir } from './temp.ts';
import { until } from './wait.ts';
import { whenDone } from './when-done.ts';

const user = 'privacy';
const password = 'only-for-tests';

const running = new Set<Dovecot>();

whenDone(async () => {
  for (const server of running) await server.kill();
});

export interface Dovecot {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** The settings that make the desk read this server. */
  readonly env: Readonly<Record<string, string>>;
  /** A client of a colleague's; the caller logs out. */
  connect(): Promise<ImapFlow>;
  /** Puts a letter into a folder, as a delivering server or a mail program would. */
  append(letter: string, folder?: string): Promise<void>;
  /** Subjects of the letters in a folder, in their order; none when it is not there. */
  subjects(folder: string): Promise<string[]>;
  /** Ends every process of it at once, connections included. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Gives the inbox new UIDs under a new UIDVALIDITY; the server is started again. */
  changeUidValidity(): Promise<void>;
}

export async function startDovecot(): Promise<Dovecot> {
  const folder = tempDir();
  const account = unprivileged();
  const port = await freePort();
  const config = writeConfig(folder, port, account);
  let child: ChildProcess | null = null;

  const start = async () => {
    child = spawn('/usr/sbin/dovecot', ['-F', '-c', config], {
      stdio: 'ignore',
      // A process group of its own, so that it can be ended together with its children.
      detached: true,
      ...(account.switch ? { uid: account.uid, gid: account.gid } : {}),
    });
    await until('Dovecot listens', () => listens(port)).catch((error) => {
      throw new Error(`Dovecot did not start. ${logOf(folder)}`, { cause: error });
    });
  };
  const kill = async () => {
    const { pid } = child ?? {};
    child = null;
    if (pid === undefined) return;
    signalGroup(pid, 'SIGKILL');
    await until('Dovecot is gone', async () => !(await listens(port)) && !groupLives(pid));
  };
  const connect = async () => {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port,
      secure: false,
      auth: { user, pass: password },
      logger: false,
    });
    client.on('error', () => {});
    await client.connect();
    return client;
  };

  const server: Dovecot = {
    port,
    user,
    password,
    env: {
      IMAP_HOST: '127.0.0.1',
      IMAP_PORT: String(port),
      IMAP_SECURITY: 'none',
      IMAP_USER: user,
      IMAP_PASSWORD: password,
    },
    connect,
    async append(letter, into = 'INBOX') {
      const client = await connect();
      await client.append(into, letter);
      await client.logout();
    },
    async subjects(name) {
      const client = await connect();
      try {
        const there = (await client.list()).some((one) => one.path === name);
        if (!there) return [];
        await client.mailboxOpen(name);
        const all = await client.fetchAll('1:*', { envelope: true });
        return all.map((one) => one.envelope?.subject ?? '');
      } finally {
        await client.logout();
      }
    },
    kill,
    start,
    async changeUidValidity() {
      await kill();
      renumber(join(folder, 'mail'));
      await start();
    },
  };
  running.add(server);
  await start();
  return server;
}

interface Account {
  readonly name: string;
  readonly group: string;
  readonly uid: number;
  readonly gid: number;
  readonly switch: boolean;
}

/** Dovecot serves no mail as root; then it runs as nobody. */
function unprivileged(): Account {
  const { uid, gid, username } = userInfo();
  if (uid === 0)
    return { name: 'nobody', group: 'nogroup', uid: 65_534, gid: 65_534, switch: true };
  return { name: username, group: String(gid), uid, gid, switch: false };
}

function writeConfig(folder: string, port: number, account: Account): string {
  for (const part of ['', 'run', 'state', 'mail']) {
    const path = join(folder, part);
    mkdirSync(path, { recursive: true });
    if (account.switch) chownSync(path, account.uid, account.gid);
  }
  const path = join(folder, 'dovecot.conf');
  writeFileSync(
    path,
    `protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
default_internal_user = ${account.name}
default_internal_group = ${account.group}
default_login_user = ${account.name}
first_valid_uid = 1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${account.uid} gid=${account.gid} home=${folder}/mail
}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`,
  );
  if (account.switch) chownSync(path, account.uid, account.gid);
  return path;
}

/** RFC 3501, 2.3.1.1: a server may number a mailbox anew, and must then change its UIDVALIDITY. */
function renumber(mail: string): void {
  const path = join(mail, 'dovecot-uidlist');
  const [header = '', ...letters] = readFileSync(path, 'utf8').split('\n');
  const old = Number(/ V(\d+) /.exec(header)?.[1]);
  const fresh = letters.map((line, index) => line.replace(/^\d+/, String(index + 1)));
  const next = letters.filter((line) => line !== '').length + 1;
  const renewed = header.replace(/ V\d+ N\d+/, ` V${old + 1} N${next}`);
  writeFileSync(path, [renewed, ...fresh].join('\n'));
  for (const name of ['dovecot.index', 'dovecot.index.log', 'dovecot.index.cache']) {
    rmSync(join(mail, name), { force: true });
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('data', () => answer(true));
    socket.once('error', () => answer(false));
    socket.setTimeout(1_000, () => answer(false));
    const answer = (yes: boolean) => {
      socket.destroy();
      resolve(yes);
    };
  });
}

function signalGroup(pid: number, signal: 'SIGKILL' | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

function groupLives(pid: number): boolean {
  return signalGroup(pid, 0);
}

function logOf(folder: string): string {
  const path = join(folder, 'dovecot.log');
  return existsSync(path) ? readFileSync(path, 'utf8').slice(-1_000) : '';
}
