/** Answers on their way out, to a real submission server that does not always want them. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { makeBell } from '#worker/bell.ts';
import type { Desk } from '#worker/desk.ts';
import { sendMail } from '#worker/mail/outbox.ts';
import { openTransport } from '#worker/mail/transport.ts';
import { handleLetters } from '#worker/pipeline.ts';
import { withDesk } from '../desk.ts';
import { letter } from '../letter.ts';
import { rawLetter } from '../raw-letter.ts';
import { type Submission, startSubmission } from '../smtp.ts';
import { until } from '../wait.ts';

const HOUR = 60 * 60 * 1000;

/** Runs the loop that sends until something holds; `late` shifts the desk's clock. */
async function sendUntil(desk: Desk, what: string, holds: () => Promise<boolean>, late = 0) {
  const shifted: Desk = { ...desk, clock: () => new Date(Date.now() + late) };
  const stopping = new AbortController();
  const transport = await openTransport(desk.config, '');
  const loop = sendMail(shifted, transport, makeBell(), stopping.signal);
  try {
    await until(what, holds);
  } finally {
    stopping.abort();
    await loop;
  }
}

const mail = (desk: Desk) => desk.db.selectFrom('outbox').selectAll().executeTakeFirstOrThrow();
const tasks = (desk: Desk) => desk.db.selectFrom('tasks').selectAll().execute();

async function withAnswer(work: (desk: Desk, submission: Submission) => Promise<void>) {
  const submission = await startSubmission();
  const original = letter({ id: '<asked@okafor.example>' });
  await withDesk(async (desk) => {
    await handleLetters(desk, [rawLetter(original)]);
    await work(desk, submission);
  }, submission.env);
}

describe('An answer', () => {
  it('is sent once, says it is automatic, and stands in the thread', () =>
    withAnswer(async (desk, submission) => {
      const queued = await mail(desk);
      await sendUntil(desk, 'it is sent', async () => (await mail(desk)).sent_at !== null);
      expect(submission.delivered).toHaveLength(1);
      const [{ mail: sent, ...envelope } = { mail: null }] = submission.delivered;
      expect(envelope).toEqual({ from: 'privacy@halo-crm.co.uk', to: ['dana@okafor.example'] });
      expect(sent?.messageId).toBe(queued.message_id);
      expect(sent?.inReplyTo).toBe('<asked@okafor.example>');
      expect(sent?.headers.get('auto-submitted')).toBe('auto-replied');
      expect(sent?.text).toMatch(/preferences\/[a-z2-7]{32}/);
      expect(sent?.attachments).toEqual([]);
    }));

  it('that was sent, but not noted for a crash, goes again under the same Message-ID', () =>
    withAnswer(async (desk, submission) => {
      await sql
        .raw(
          `create trigger crash before update of sent_at on outbox
           begin select raise(abort, 'the power went'); end`,
        )
        .execute(desk.db);
      await sendUntil(desk, 'it is sent', async () => submission.delivered.length === 1);
      await sql`drop trigger crash`.execute(desk.db);
      await sendUntil(desk, 'it is sent again', async () => (await mail(desk)).sent_at !== null);
      const ids = submission.delivered.map((one) => one.mail.messageId);
      expect(ids).toHaveLength(2);
      expect(new Set(ids).size).toBe(1);
    }));

  it('refused for now is put off, and arrives later', () =>
    withAnswer(async (desk, submission) => {
      submission.refuseWith = 451;
      await sendUntil(desk, 'it is put off', async () => (await mail(desk)).attempts === 1);
      expect(await mail(desk)).toMatchObject({ sent_at: null, failed_at: null });
      submission.refuseWith = null;
      await sendUntil(desk, 'it is sent', async () => (await mail(desk)).sent_at !== null, HOUR);
      expect(await tasks(desk)).toEqual([]);
    }));

  it('refused for good reaches a person at once', () =>
    withAnswer(async (desk, submission) => {
      submission.refuseWith = 550;
      await sendUntil(desk, 'it has failed', async () => (await mail(desk)).failed_at !== null);
      expect(await tasks(desk)).toEqual([
        expect.objectContaining({ kind: 'undeliverable', case_id: (await mail(desk)).case_id }),
      ]);
    }));

  it('refused for good after its words were read reaches a person at once too', () =>
    withAnswer(async (desk, submission) => {
      submission.refuseDataWith = 554;
      await sendUntil(desk, 'it has failed', async () => (await mail(desk)).failed_at !== null);
      expect(await tasks(desk)).toHaveLength(1);
    }));

  it('waits while the server is away, and reaches a person after five days', () =>
    withAnswer(async (desk, submission) => {
      await submission.close();
      await sendUntil(desk, 'it is put off', async () => (await mail(desk)).attempts === 1);
      expect((await mail(desk)).failed_at).toBeNull();
      const failed = async () => (await mail(desk)).failed_at !== null;
      await sendUntil(desk, 'it is given up', failed, 5 * 24 * HOUR + HOUR);
      expect(await tasks(desk)).toHaveLength(1);
    }));
});
