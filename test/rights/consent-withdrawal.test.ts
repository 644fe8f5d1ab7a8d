/** right.profiling (UK GDPR Art. 7(3)). */
import { expect, it } from 'vitest';
import { standingSuppressions } from '#db/suppressions.ts';
import { decideCase } from '#worker/casework.ts';
import { withDesk } from '../desk.ts';
import { digestOfPerson, fill, openCase } from './person.ts';

const officer = { name: 'Olu', role: 'officer' } as const;

it('ends the consent, and for marketing stops it on every channel', async () => {
  await withDesk(async (desk) => {
    await fill(desk);
    const found = await openCase(desk.db, desk, 'consent-withdrawal');
    const result = await decideCase(desk, officer, found.reference, { act: 'approve' });
    expect(result).toMatchObject({ state: 'fulfilled' });
    const consents = await desk.db.selectFrom('consents').selectAll().execute();
    expect(consents.map((one) => one.withdrawn_at !== null)).toEqual([true]);
    const standing = await standingSuppressions(desk.db, [digestOfPerson(desk)]);
    expect(new Set(standing.map((one) => one.channel)).size).toBe(4);
  });
});

it('is refused in a sentence where no such consent stands', async () => {
  await withDesk(async (desk) => {
    await fill(desk);
    const found = await openCase(desk.db, desk, 'consent-withdrawal', { purpose: 'photographs' });
    const result = await decideCase(desk, officer, found.reference, { act: 'approve' });
    expect(result).toEqual({ refused: expect.stringContaining('photographs') });
  });
});
