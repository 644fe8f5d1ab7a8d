/** collect.provenance, held.supplier-list: questions answered from what is recorded and published. */
import { describe, expect, it } from 'vitest';
import { processors } from '#content/processors.ts';
import { changeContact } from '#db/contacts.ts';
import { decideCase } from '#worker/casework.ts';
import type { Desk } from '#worker/desk.ts';
import { provenance } from '#worker/rights/provenance.ts';
import { withDesk } from '../desk.ts';
import { fileOf, fill, openCase } from './person.ts';

const officer = { name: 'Olu', role: 'officer' } as const;

async function told(desk: Desk, right: 'provenance' | 'suppliers', words?: string) {
  const found = await openCase(desk.db, desk, right);
  const act = { act: 'approve', ...(words ? { words } : {}) } as const;
  const result = await decideCase(desk, officer, found.reference, act);
  const mail = await desk.db
    .selectFrom('outbox')
    .select('text')
    .where('case_id', '=', found.id)
    .executeTakeFirst();
  return { result, text: mail?.text ?? '' };
}

describe('a source enquiry', () => {
  it('is told the first source and each later update, with the day', () =>
    withDesk(async (desk) => {
      await fill(desk);
      const contact = await desk.db.selectFrom('contacts').selectAll().executeTakeFirstOrThrow();
      const said = { source: 'person', detail: 'By telephone' } as const;
      await changeContact(desk.db, contact, { phone: '1' }, said, new Date('2026-05-03T10:00:00Z'));
      const { text } = await told(desk, 'provenance');
      expect(text).toMatch(
        /• Email, Title, Name, .*: a list we bought \(Directory of Quillfeather, 2024\), \d/,
      );
      expect(text).toContain('• Telephone: you yourself (By telephone), 3 May 2026');
      expect(text).toContain('• Correspondence: a list we bought');
    }));

  it('waits where a source names somebody else', () =>
    withDesk(async (desk) => {
      await fill(desk);
      const contact = await desk.db.selectFrom('contacts').selectAll().executeTakeFirstOrThrow();
      const from = { source: 'referral', detail: 'Introduced by Ottilie Marsh' } as const;
      await changeContact(desk.db, contact, { mobile: '07700 900999' }, from, desk.clock());
      const { result } = await told(desk, 'provenance');
      expect(result).toHaveProperty('refused', expect.stringContaining('«Ottilie Marsh»'));
    }));

  it('from somebody not held is answered so', () =>
    withDesk(async (desk) => {
      const found = await openCase(desk.db, desk, 'provenance');
      const done = await provenance.carryOut(desk.db, desk, await fileOf(desk.db, desk, found));
      expect(done.answer).toEqual([{ part: 'nothing-held', rights: ['provenance'] }]);
    }));
});

describe('the supplier list', () => {
  it('is every recipient of the register, and no source', () =>
    withDesk(async (desk) => {
      const { text } = await told(desk, 'suppliers');
      for (const { name, role } of Object.values(processors)) {
        if (name && role !== 'source') expect(text).toContain(`• ${name}`);
      }
      expect(text).toContain('mailing houses');
      expect(text).not.toContain('list brokers');
    }));

  it('has the names that staff add with the approval', () =>
    withDesk(async (desk) => {
      const { text } = await told(desk, 'suppliers', 'Our mailing house is Postbag of Diss.');
      expect(text).toContain('Our mailing house is Postbag of Diss.');
    }));
});
