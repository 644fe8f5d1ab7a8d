/** A new user on a fresh machine: `npm start` with nothing set, then the commands beside it. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, describe, expect, it } from 'vitest';
import { letter } from '../letter.ts';
import { freePort } from '../port.ts';
import { sendTo } from '../send.ts';
import { tempDir } from '../temp.ts';
import { until } from '../wait.ts';
import { type Ran, runHere } from './run-here.ts';

const bin = join(import.meta.dirname, '../../worker/privacy-desk.js');

interface Machine {
  readonly dataDir: string;
  readonly env: NodeJS.ProcessEnv;
  /** In this process, which is quick. */
  run(...words: string[]): Promise<Ran>;
  /** In a process of its own, as a person would. */
  spawn(...words: string[]): Promise<Ran>;
}

async function machine(): Promise<Machine> {
  const dataDir = tempDir();
  const env = {
    PATH: process.env.PATH,
    HOME: dataDir,
    NO_COLOR: '1',
    DATA_DIR: dataDir,
    PORT: String(await freePort()),
    LISTEN_PORT: String(await freePort()),
  };
  return {
    dataDir,
    env,
    run: (...words) => runHere(env, ...words),
    spawn: (...words) =>
      new Promise((resolve) => {
        execFile(process.execPath, [bin, ...words], { env, cwd: dataDir }, (error, out, err) => {
          resolve({ out, err, code: error ? Number(error.code ?? 1) : 0 });
        });
      }),
  };
}

const children = new Set<ChildProcess>();
afterEach(async () => {
  for (const child of children) await end(child, 'SIGKILL');
});

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  children.delete(child);
  if (child.exitCode !== null) return child.exitCode;
  child.kill(signal);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

/** Starts the worker and waits until it says that it runs. */
async function startWorker({ env, dataDir }: Machine) {
  const child = spawn(process.execPath, [bin, 'start'], { env, cwd: dataDir });
  children.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  await until(
    'the worker runs',
    () => {
      if (child.exitCode !== null) throw new Error(`It ended: ${said}`);
      return said.includes('Try it');
    },
    60_000,
  );
  return { child, said: () => said };
}

const json = (text: string) =>
  text
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('A new user', () => {
  it('starts it, opts out by mail, is answered, and finds it applied while it runs and after', async () => {
    const here = await machine();
    const { child, said } = await startWorker(here);
    expect(said()).toContain(`http://127.0.0.1:${here.env.PORT}/privacy/`);
    expect(said()).toContain(`SMTP on 127.0.0.1:${here.env.LISTEN_PORT}`);
    expect(statSync(join(here.dataDir, 'keys', 'master.key')).mode & 0o777).toBe(0o600);

    const policy = await fetch(`http://127.0.0.1:${here.env.PORT}/privacy/`);
    expect(policy.status).toBe(200);

    const port = Number(here.env.LISTEN_PORT);
    await sendTo(port, 'dana@okafor.example', 'privacy@halo-crm.co.uk', letter());
    const outgoing = join(here.dataDir, 'mail', 'outgoing', 'new');
    const answers = () => (existsSync(outgoing) ? readdirSync(outgoing) : []);
    await until('the answer lies in the outgoing Maildir', () => answers().length === 1);
    const answer = readFileSync(join(outgoing, answers()[0] ?? ''), 'utf8');
    expect(answer).toMatch(/^To: dana@okafor\.example$/m);
    expect(answer).toMatch(/^Auto-Submitted: auto-replied/m);

    const beside = await here.spawn('suppressions', 'list', '--json');
    expect(json(beside.out)).toEqual([
      expect.objectContaining({ address: 'dana@okafor.example', channel: 'email', way_in: 'mail' }),
    ]);
    const cases = await here.spawn('cases', 'list', '--all', '--json');
    expect(json(cases.out)).toEqual([
      expect.objectContaining({ right: 'opt-out', state: 'fulfilled' }),
    ]);
    const second = await here.spawn('start');
    expect(second.code).toBe(1);
    expect(second.err).toContain('Another Privacy Desk is running');

    expect(await end(child, 'SIGTERM')).toBe(0);
    expect(existsSync(join(here.dataDir, 'desk.sock'))).toBe(false);
    expect((await here.spawn('suppressions', 'list', '--json')).out).toBe(beside.out);
    const shown = await here.spawn('cases', 'show', json(cases.out)[0].reference);
    expect(shown.code).toBe(0);
    expect(shown.out).toContain('opted-out');
  }, 120_000);

  it('starts it again after it was killed: nothing is lost and nothing done twice', async () => {
    const here = await machine();
    const first = await startWorker(here);
    const port = Number(here.env.LISTEN_PORT);
    const outgoing = join(here.dataDir, 'mail', 'outgoing', 'new');
    for (let n = 0; n < 20; n++) {
      const from = `p${n}@x.example`;
      await sendTo(port, from, 'privacy@halo-crm.co.uk', letter({ from }));
    }
    await end(first.child, 'SIGKILL');
    await startWorker(here);
    const ids = () =>
      new Set(
        readdirSync(outgoing).map(
          (name) => /^Message-ID: (.*)$/im.exec(readFileSync(join(outgoing, name), 'utf8'))?.[1],
        ),
      );
    await until('all are answered', () => ids().size === 20);
    const listed = json((await here.spawn('suppressions', 'list', '--json')).out);
    expect(listed.map((one) => one.address).sort()).toEqual(
      Array.from({ length: 20 }, (_, n) => `p${n}@x.example`).sort(),
    );
  }, 120_000);

  it('tries it with the command that is printed at the start', async () => {
    const here = await machine();
    await startWorker(here);
    const sent = await here.spawn(
      'letter',
      '--from',
      'you@example.com',
      '--subject',
      'Please stop',
      'Take me off your mailing list.',
    );
    expect(sent).toMatchObject({ code: 0, err: '' });
    await until('it is applied', async () =>
      (await here.spawn('suppressions', 'list')).out.includes('you@example.com'),
    );
  }, 120_000);
});

describe('Help and wrong use', () => {
  it.each([
    [],
    ['start'],
    ['check'],
    ['classify'],
    ['letter'],
    ['links'],
    ['suppressions'],
    ['suppressions', 'list'],
    ['suppressions', 'add'],
    ['suppressions', 'remove'],
    ['suppressions', 'import'],
    ['suppressions', 'export'],
    ['cases'],
    ['cases', 'list'],
    ['cases', 'show'],
    ['clock'],
  ])('help for: %s %s', async (...words) => {
    const ran = await (await machine()).run(...words, '--help');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain('Usage:');
  });

  it.each([
    [['nonsense']],
    [['cases', 'show']],
    [['cases', 'show', 'PD-NONE-NONE']],
    [['cases', 'list', '--nonsense']],
    [['suppressions', 'add', 'no-address']],
    [['suppressions', 'add', 'a@b.example', '--channel', 'pigeon']],
    [['suppressions', 'import', 'missing.csv']],
    [['links']],
    [['links', 'a@b.example', '--csv', 'x.csv']],
    [['links', 'no-address']],
    [['links', '--csv', 'missing.csv']],
    [['classify']],
  ])('%j ends with 2 and a sentence, not with a stack', async (words) => {
    const ran = await (await machine()).run(...words);
    expect(ran.code).toBe(2);
    expect(ran.err.trim()).not.toBe('');
    expect(ran.err).not.toMatch(/^\s+at /m);
  });

  it('a wrong setting is told in a sentence by every command that reads it', async () => {
    const here = await machine();
    Object.assign(here.env, { PORT: 'eighty' });
    for (const words of [['start'], ['check'], ['cases', 'list']]) {
      const ran = await here.run(...words);
      expect(ran.code).toBe(2);
      expect(ran.out + ran.err).toContain('PORT must be a port number');
    }
  });

  it('a port that is taken is told in a sentence', async () => {
    const here = await machine();
    const { child } = await startWorker(here);
    const other = await machine();
    Object.assign(other.env, { PORT: here.env.PORT });
    const ran = await other.run('start');
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('is in use. Set PORT to another one.');
    await end(child, 'SIGTERM');
  }, 120_000);
});

describe('classify', () => {
  it('prints one JSON line a file and writes nothing', async () => {
    const here = await machine();
    const files = ['one.eml', 'two.eml', 'three.eml'];
    const texts = [
      letter(),
      letter({
        subject: 'Automatic reply: Fair',
        text: 'I am away until Monday.',
        headers: ['Auto-Submitted: auto-replied'],
      }),
      '',
    ];
    for (const [at, name] of files.entries())
      writeFileSync(join(here.dataDir, name), texts[at] ?? '');
    const ran = await here.spawn('classify', ...files);
    expect(ran).toMatchObject({ code: 0, err: '' });
    const lines = json(ran.out);
    expect(lines.map((line) => line.file)).toEqual(files);
    expect(lines.map((line) => line.kind).slice(0, 2)).toEqual(['request', 'automatic']);
    expect(lines[0].rights[0]).toMatchObject({ right: 'opt-out', confidence: expect.any(Number) });
    expect(lines[0].rights[0].evidence.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toHaveProperty('language');
    expect(readdirSync(here.dataDir).sort()).toEqual([...files].sort());
  });

  it('reads the others when one file is not there, and says so', async () => {
    const here = await machine();
    writeFileSync(join(here.dataDir, 'one.eml'), letter());
    const ran = await here.spawn('classify', 'missing.eml', 'one.eml');
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('missing.eml');
    expect(json(ran.out)).toHaveLength(1);
  });
});

describe('suppressions', () => {
  it('what is exported can be imported elsewhere, and comes out the same', async () => {
    const here = await machine();
    await here.run('suppressions', 'add', 'dana@okafor.example', '--channel', 'email', 'post');
    await here.run('suppressions', 'add', 'eve@x.example', '--list', 'fairs, and "more"');
    const exported = (await here.run('suppressions', 'export')).out;
    const other = await machine();
    writeFileSync(join(other.dataDir, 'in.csv'), exported);
    const imported = await other.run('suppressions', 'import', join(other.dataDir, 'in.csv'));
    expect(imported).toMatchObject({ code: 0, out: '3 rows read, 3 suppressions new.\n' });
    const rows = (text: string) =>
      (parse(text, { columns: true }) as Record<string, string>[])
        .map(({ email, channel, list }) => `${email} ${channel} ${list}`)
        .sort();
    expect(rows((await other.run('suppressions', 'export')).out)).toEqual(rows(exported));
    const again = await other.run('suppressions', 'import', join(other.dataDir, 'in.csv'));
    expect(again.out).toBe('3 rows read, 0 suppressions new.\n');
  });

  it('bad rows are named with their line, and the good ones kept', async () => {
    const here = await machine();
    const csv = [
      'email,channel,name',
      'good@x.example,email,Dana',
      'no-address,email,Eve',
      'pigeon@x.example,pigeon,Eve',
      `long@x.example,email,${'x'.repeat(501)}`,
      'nul@x.example,email,a\0b',
      'also-good@x.example,all,',
      '',
    ].join('\r\n');
    writeFileSync(join(here.dataDir, 'in.csv'), `\ufeff${csv}`);
    const ran = await here.run('suppressions', 'import', join(here.dataDir, 'in.csv'));
    expect(ran.code).toBe(1);
    expect(ran.out).toBe('6 rows read, 5 suppressions new.\n');
    for (const line of [3, 4, 5, 6]) expect(ran.err).toContain(`line ${line}: `);
    expect(ran.err).toContain('4 rows were left out');
  });

  it('what is no CSV, or has no column with addresses, is told', async () => {
    const here = await machine();
    writeFileSync(join(here.dataDir, 'other.csv'), 'mail\r\na@b.example\r\n');
    writeFileSync(join(here.dataDir, 'broken.csv'), 'email\r\n"a@b.example\r\n');
    for (const name of ['other.csv', 'broken.csv']) {
      const ran = await here.run('suppressions', 'import', join(here.dataDir, name));
      expect(ran.code, name).toBe(2);
      expect(ran.err, name).toContain(name);
    }
  });

  it('can be added and lifted again, and a second time changes nothing', async () => {
    const here = await machine();
    const add = () => here.run('suppressions', 'add', 'Dana@Okafor.Example');
    expect((await add()).out).toMatch(/^Added/);
    expect((await add()).out).toMatch(/stopped already/);
    const remove = () => here.run('suppressions', 'remove', 'dana@okafor.example');
    expect((await remove()).out).toMatch(/^Lifted/);
    expect((await remove()).out).toMatch(/^Nothing stood/);
    expect((await here.run('suppressions', 'list')).out).toBe('Nobody has opted out yet.\n');
  });
});

describe('links', () => {
  it('adds columns to a CSV of recipients, marks who must not be mailed, and leaves out bad rows', async () => {
    const here = await machine();
    await here.run('suppressions', 'add', 'stopped@x.example');
    const csv =
      'Name,E-Mail\r\n"Okafor, Dana",dana@okafor.example\r\nStopped,stopped@x.example\r\nBad,none\r\n';
    writeFileSync(join(here.dataDir, 'in.csv'), csv);
    const ran = await here.run(
      'links',
      '--csv',
      join(here.dataDir, 'in.csv'),
      '--column',
      'E-Mail',
    );
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('1 row was left out');
    const rows = parse(ran.out, { columns: true }) as Record<string, string>[];
    expect(rows.map((row) => [row.Name, row.suppressed])).toEqual([
      ['Okafor, Dana', 'no'],
      ['Stopped', 'yes'],
    ]);
    expect(rows[0]?.unsubscribe_url).toMatch(/\/unsubscribe\/[a-z2-7]{32}$/);
    expect(rows[0]?.list_unsubscribe).toMatch(/^<http.*>, <mailto:.*>$/);
    expect(rows[0]?.list_unsubscribe_post).toBe('List-Unsubscribe=One-Click');
  });

  it('a column that is not there is told with the ones that are', async () => {
    const here = await machine();
    writeFileSync(join(here.dataDir, 'in.csv'), 'Name,E-Mail\r\nDana,dana@okafor.example\r\n');
    const ran = await here.run('links', '--csv', join(here.dataDir, 'in.csv'));
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('it has: Name, E-Mail');
  });

  it('prints for one address the headers and the link', async () => {
    const ran = await (await machine()).run('links', 'dana@okafor.example');
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/^List-Unsubscribe: <http/m);
    expect(ran.out).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
  });
});

it('A reader that stops reading, such as "head", is no fault', async () => {
  const here = await machine();
  const rows = Array.from({ length: 3_000 }, (_, n) => `p${n}@x.example`);
  writeFileSync(join(here.dataDir, 'in.csv'), ['email', ...rows].join('\n'));
  await here.run('suppressions', 'import', join(here.dataDir, 'in.csv'));
  const child = spawn(process.execPath, [bin, 'suppressions', 'list'], {
    env: here.env,
    cwd: here.dataDir,
  });
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  await new Promise((resolve) => child.once('exit', resolve));
  expect(err).toBe('');
}, 60_000);
