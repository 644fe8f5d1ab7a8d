import { expect, test } from 'vitest';
import { findCase } from '#db/cases.ts';
import { decideCase } from '#worker/casework.ts';
import { handleStatement } from '#worker/statement.ts';
import { withDesk } from '../desk.ts';

const officer = { name: 'Ines Okoro', role: 'officer' } as const;

test('What proved a lesser right proves nothing for one that destroys: the person is asked again', () =>
  withDesk(async (desk) => {
    await handleStatement(desk, {
      way: 'form',
      right: 'restriction',
      address: 'runa@tidewell.example',
      name: 'Runa Tidewell',
      words: 'Please look at my data.',
      language: 'en',
      receivedAt: desk.clock(),
    });
    const { reference } = await desk.db
      .selectFrom('cases')
      .select('reference')
      .executeTakeFirstOrThrow();
    const words = 'Her mail is signed by her own domain.';
    await decideCase(desk, officer, reference, { act: 'identify', words });
    const result = await decideCase(desk, officer, reference, { act: 'settle', right: 'erasure' });
    expect(result).toMatchObject({ state: 'identity-awaited' });
    expect((await findCase(desk.db, reference))?.identity_at).toBeNull();
    const approved = await decideCase(desk, officer, reference, { act: 'approve' });
    expect(approved).toHaveProperty('refused');
  }));
