/**
 * Telling recipients what was done about a person's data (UK GDPR Art. 19): what names the person to
 * each, and how the company goes on asking until the recipient says that it has done the same.
 */
import type { CategoryId } from './categories.ts';
import type { IsoDuration } from './period.ts';
import type { Notice } from './processors.ts';

/** What a notice may be about; whoever honours a restriction is told when it ends, too. */
export type NoticeKind = Notice | 'restriction-lifted';

export const honouredAs: Readonly<Record<NoticeKind, Notice>> = {
  rectification: 'rectification',
  erasure: 'erasure',
  restriction: 'restriction',
  'restriction-lifted': 'restriction',
};

interface Chasing {
  /** Between the notice, its reminders, and giving it to a person. */
  readonly every: IsoDuration;
  /** Reminders before a person takes over. */
  readonly most: number;
  readonly article: string;
}

export const chasing: Chasing = { every: 'P7D', most: 3, article: 'UK GDPR Art. 19' };

/**
 * A recipient is told no more about the person than it received before (`processors.ts`): the fields
 * of a contact that are of those categories. These categories are no fields of a contact, so this
 * says which fields find the person there; where none does, a person has to tell the recipient.
 */
export const findsPerson: Readonly<Partial<Record<CategoryId, readonly ContactField[]>>> = {
  'service-details': ['name', 'email', 'company'],
  forms: ['name', 'email'],
  'finance-address': ['name', 'company'],
  purchases: ['name', 'company'],
  payments: ['name', 'company'],
};

type ContactField = 'name' | 'email' | 'company';
