/** What staff settle becomes an example to measure the classifier on, and goes when a person goes. */
import { describe, expect, it } from 'vitest';
import { decideCase } from '#worker/casework.ts';
import type { Desk } from '#worker/desk.ts';
import { labelledLetters } from '#worker/labelled.ts';
import { handleLetters } from '#worker/pipeline.ts';
import { withDesk } from '../desk.ts';
import { labelled } from '../eval/labelled.ts';
import { letter } from '../letter.ts';
import { rawLetter } from '../raw-letter.ts';
import { tempDir } from '../temp.ts';

const officer = { name: 'Ines Okoro', role: 'officer' } as const;
/** Nothing anybody could be sure of. */
const vague = 'Please look at my data. You know what to do about it.';

async function arrives(desk: Desk, from: string, text: string): Promise<string> {
  await handleLetters(desk, [rawLetter(letter({ from, text }))]);
  const { reference } = await desk.db
    .selectFrom('cases')
    .select('reference')
    .where('address', '=', from)
    .executeTakeFirstOrThrow();
  return reference;
}

describe('A letter that staff settled', () => {
  it('is an example of what they said it asks', () =>
    withDesk(async (desk) => {
      const reference = await arrives(desk, 'runa@tidewell.example', vague);
      await arrives(desk, 'nobody@settled.example', vague.toUpperCase());
      await decideCase(desk, officer, reference, { act: 'settle', right: 'rectification' });
      const [one, ...others] = await labelledLetters(desk, 10);
      expect(others).toEqual([]);
      expect(one).toMatchObject({ rights: ['rectification'], channels: [], language: 'en' });
      expect(Buffer.from(one?.base64 ?? '', 'base64').toString()).toContain(vague);
    }));

  it('keeps what was said last, and the case that was settled twice is one example', () =>
    withDesk(async (desk) => {
      const reference = await arrives(desk, 'runa@tidewell.example', vague);
      await decideCase(desk, officer, reference, { act: 'settle', right: 'rectification' });
      await decideCase(desk, officer, reference, { act: 'settle', right: 'access' });
      expect(await labelledLetters(desk, 10)).toMatchObject([{ rights: ['access'] }]);
    }));

  it('is no example once its bytes were destroyed', () =>
    withDesk(async (desk) => {
      const reference = await arrives(desk, 'runa@tidewell.example', vague);
      await decideCase(desk, officer, reference, { act: 'settle', right: 'access' });
      await desk.db.updateTable('letters').set({ sealed: null }).execute();
      expect(await labelledLetters(desk, 10)).toEqual([]);
    }));

  it('is measured by the same command as the letters of the project', async () => {
    const folder = tempDir();
    await withDesk(
      async (desk) => {
        const reference = await arrives(desk, 'runa@tidewell.example', vague);
        await decideCase(desk, officer, reference, { act: 'settle', right: 'suppliers' });
      },
      { DATA_DIR: folder },
    );
    const [one] = await labelled({ DATA_DIR: folder });
    expect(one).toMatchObject({ set: 'labelled', labels: ['suppliers'] });
    expect(one?.message.text).toContain(vague);
  });

  it('is nowhere where there is no database, and none is made to look', async () => {
    expect(await labelled({ DATA_DIR: tempDir() })).toEqual([]);
  });
});
