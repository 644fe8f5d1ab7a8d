/** The whole worker against a real IMAP server and a real submission server. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type RunningDesk, withWorker } from '../desk.ts';
import { type Dovecot, startDovecot } from '../dovecot.ts';
import { letter } from '../letter.ts';
import { type Submission, startSubmission } from '../smtp.ts';
import { until } from '../wait.ts';

const handled = 'Privacy Desk handled';
/** Long enough that nothing but IDLE can explain an answer. */
const never = '86400';

let dovecot: Dovecot;
let submission: Submission;

beforeEach(async () => {
  dovecot = await startDovecot();
  submission = await startSubmission();
  return async () => {
    await dovecot.kill();
    await submission.close();
  };
});

const withMailbox = (work: (desk: RunningDesk) => Promise<void>, more = {}) =>
  withWorker(work, { ...dovecot.env, ...submission.env, POLL_SECONDS: never, ...more });

const answers = () => submission.delivered.length;
const suppressed = ({ desk }: RunningDesk) =>
  desk.db.selectFrom('suppressions').select('address').execute();

/** The worker has read what was there and waits: a letter sent before that proves nothing of IDLE. */
async function idling(): Promise<void> {
  await dovecot.append(letter({ from: 'first@x.example' }));
  const before = answers();
  await until('the worker waits for mail', () => answers() > before);
  await new Promise((resolve) => setTimeout(resolve, 200));
}

describe('A letter appended over IMAP', () => {
  it('is applied and answered by IDLE within three seconds, and moved', () =>
    withMailbox(async (running) => {
      await idling();
      const start = performance.now();
      await dovecot.append(letter());
      await until('the answer is delivered', () => answers() === 2);
      expect(performance.now() - start).toBeLessThan(3_000);
      expect(await suppressed(running)).toContainEqual({ address: 'dana@okafor.example' });
      const [answer] = submission.delivered.slice(1);
      expect(answer?.to).toEqual(['dana@okafor.example']);
      expect(answer?.mail.subject).toMatch(/no more marketing/i);
      await until('it is moved', async () => (await dovecot.subjects('INBOX')).length === 0);
      expect(await dovecot.subjects(handled)).toHaveLength(2);
    }));

  it('is found after the server was killed and started again', () =>
    withMailbox(async (running) => {
      await idling();
      await dovecot.kill();
      await dovecot.start();
      await idling();
      const start = performance.now();
      await dovecot.append(letter());
      await until('the answer is delivered', () => answers() === 3);
      expect(performance.now() - start).toBeLessThan(3_000);
      expect(await suppressed(running)).toContainEqual({ address: 'dana@okafor.example' });
      expect(running.said.join('\n')).toMatch(/Trying again in/);
    }));

  it('before the start is read at the start', async () => {
    await dovecot.append(letter());
    await withMailbox(async () => {
      await until('the answer is delivered', () => answers() === 1);
    });
  });

  it('that a colleague has read already is read all the same', () =>
    withMailbox(async () => {
      const colleague = await dovecot.connect();
      await colleague.append('INBOX', letter(), ['\\Seen', '\\Flagged']);
      await colleague.logout();
      await until('the answer is delivered', () => answers() === 1);
    }));

  it('of 8-bit octets and long lines arrives as it was sent', () =>
    withMailbox(async () => {
      await dovecot.append(letter({ text: `Bitte löschen: ${'ü'.repeat(20_000)}` }));
      await until('the answer is delivered', () => answers() === 1);
    }));

  it('too large to fetch is put before a person by its header alone', () =>
    withMailbox(
      async ({ desk }) => {
        await dovecot.append(letter({ text: 'x'.repeat(200_000) }));
        const tasks = () => desk.db.selectFrom('tasks').select('kind').execute();
        await until('a person is told', async () => (await tasks()).length > 0);
        expect(await tasks()).toContainEqual({ kind: 'unreadable' });
        await until('it is moved', async () => (await dovecot.subjects(handled)).length === 1);
      },
      { MOST_MEGABYTES: '0.1' },
    ));
});

describe('Nothing is applied twice', () => {
  const cases = ({ desk }: RunningDesk) => desk.db.selectFrom('cases').select('id').execute();

  it('after UIDVALIDITY changed', () =>
    withMailbox(async (running) => {
      await dovecot.append(letter());
      await until('the answer is delivered', () => answers() === 1);
      await until('it is moved', async () => (await dovecot.subjects(handled)).length === 1);
      // A colleague puts the letter back, and the server numbers the mailbox anew.
      const colleague = await dovecot.connect();
      await colleague.mailboxOpen(handled);
      await colleague.messageMove('1:*', 'INBOX');
      await colleague.logout();
      await dovecot.changeUidValidity();
      await dovecot.append(letter({ from: 'second@x.example' }));
      await until('the second answer is delivered', () => answers() === 2);
      await until('both are moved', async () => (await dovecot.subjects(handled)).length === 2);
      expect(await cases(running)).toHaveLength(2);
      expect(answers()).toBe(2);
    }));

  it('when the worker is stopped and started again', async () => {
    const settings = { ...dovecot.env, ...submission.env, POLL_SECONDS: never };
    let folder = '';
    await withWorker(async (running) => {
      folder = running.config.dataDir;
      await idling();
    }, settings);
    await dovecot.append(letter());
    await withWorker(
      async (running) => {
        await until('the answer is delivered', () => answers() === 2);
        expect(await cases(running)).toHaveLength(2);
      },
      { ...settings, DATA_DIR: folder },
    );
    expect(answers()).toBe(2);
  });

  it('when letters were handled and the move failed', () =>
    withMailbox(async (running) => {
      await idling();
      await until('it is moved', async () => (await dovecot.subjects(handled)).length === 1);
      // A colleague tidies up: the folder that letters are moved to is gone.
      const colleague = await dovecot.connect();
      await colleague.mailboxDelete(handled);
      await colleague.logout();
      await dovecot.append(letter());
      await until('the answer is delivered', () => answers() === 2);
      await until('it is moved', async () => (await dovecot.subjects(handled)).length === 1);
      await dovecot.append(letter({ from: 'third@x.example' }));
      await until('the next one is read', () => answers() === 3);
      expect(await cases(running)).toHaveLength(3);
    }));
});

describe('Stopping', () => {
  it('does not wait for a server that is gone', () =>
    withMailbox(async (running) => {
      await idling();
      await dovecot.kill();
      const start = performance.now();
      await running.stop();
      expect(performance.now() - start).toBeLessThan(10_000);
    }));
});
