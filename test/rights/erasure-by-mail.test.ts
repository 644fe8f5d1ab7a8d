/** right.erasure from the letter to the empty file, by a real IMAP server and a real submission server. */
import { expect, it } from 'vitest';
import { decideCase } from '#worker/casework.ts';
import { importContacts } from '#worker/lists/import.ts';
import { withWorker } from '../desk.ts';
import { startDovecot } from '../dovecot.ts';
import { letter } from '../letter.ts';
import { startSubmission } from '../smtp.ts';
import { until } from '../wait.ts';
import { readable, wilhelmina } from './person.ts';

const officer = { name: 'Olu', role: 'officer' } as const;
const handled = 'Privacy Desk handled';

it('answers, forgets, and leaves nothing in database, log or mailbox', async () => {
  const dovecot = await startDovecot();
  const submission = await startSubmission();
  try {
    await withWorker(
      async ({ desk }) => {
        await importContacts(desk, 'Lists Ltd', [
          { email: wilhelmina.address, name: wilhelmina.name, phone: wilhelmina.phone },
        ]);
        await dovecot.append(
          letter({
            from: `${wilhelmina.name} <${wilhelmina.address}>`,
            id: '<erase-me@mail.quillfeather.example>',
            subject: 'Erasure of my data',
            text: 'Under Article 17 GDPR please erase all personal data you hold about me.\n\nWilhelmina Thackeray, Quillfeather Gazette',
          }),
        );
        await until('the letter is answered', () => submission.delivered.length === 1);
        await until('it is moved', async () => (await dovecot.subjects(handled)).length === 1);
        const found = await desk.db.selectFrom('cases').selectAll().executeTakeFirstOrThrow();
        const { reference } = found;
        if (found.right !== 'erasure') {
          await decideCase(desk, officer, reference, { act: 'settle', right: 'erasure' });
        }
        const unproven = await decideCase(desk, officer, reference, { act: 'approve' });
        expect(unproven).toEqual({ refused: expect.stringContaining('Identity') });
        await decideCase(desk, officer, reference, { act: 'identify', words: 'Rang back.' });
        const done = await decideCase(desk, officer, reference, { act: 'approve' });
        expect(done).toMatchObject({ state: 'fulfilled' });
        const erased = () =>
          submission.delivered.find((one) => /erased/.test(one.mail.subject ?? ''));
        // The next letter wakes the loops, as the poll would.
        await dovecot.append(letter({ from: 'dana@okafor.example', subject: 'Please stop' }));
        await until('the erasure is told', () => erased() !== undefined);
        expect(erased()?.to).toEqual([wilhelmina.address]);
        await until('the mailbox has destroyed its copy', async () => {
          const left = [...(await dovecot.subjects(handled)), ...(await dovecot.subjects('INBOX'))];
          return !left.includes('Erasure of my data');
        });
        await until('nothing is left to read', () => readable(desk).length === 0);
      },
      { ...dovecot.env, ...submission.env, POLL_SECONDS: '1' },
    );
  } finally {
    await dovecot.kill();
    await submission.close();
  }
});
