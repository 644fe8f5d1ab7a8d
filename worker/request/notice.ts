/** What a recipient is told about a person: no more than it received (see `content/notices.ts`). */
import type { CategoryId } from '#content/categories.ts';
import { findsPerson, honouredAs, type NoticeKind } from '#content/notices.ts';
import type { Processor } from '#content/processors.ts';
import { records } from '#content/records.ts';

export type ContactField = keyof typeof records.contacts.fields;
export const contactFields = Object.keys(records.contacts.fields) as readonly ContactField[];

/** A person's fields as they stood before the case was carried out. */
export type NamedPerson = Readonly<Partial<Record<ContactField, string | null>>>;

/** Empty where there was, or is, nothing. */
export interface Change {
  readonly field: ContactField;
  readonly old: string;
  readonly new: string;
}

/** What became of a person's fields. */
export function changesBetween(before: NamedPerson, after: NamedPerson): Change[] {
  return contactFields
    .map((field) => ({ field, old: before[field] ?? '', new: after[field] ?? '' }))
    .filter((one) => one.old !== one.new);
}

/** Kept sealed until the recipient acknowledges, then destroyed. */
export interface NoticeSubject {
  /** By field; empty when nothing the recipient received names the person. */
  readonly person: Readonly<Partial<Record<ContactField, string>>>;
  /** What was corrected, of what the recipient received. */
  readonly changes: readonly Change[];
}

/** A notice at the moment it is told. */
export interface Telling {
  /** UUID; the same each time this notice is told. */
  readonly id: string;
  readonly processor: Processor;
  readonly kind: NoticeKind;
  /** Of the case. */
  readonly reference: string;
  readonly subject: NoticeSubject;
  /** 0 for the notice itself, else the number of the reminder. */
  readonly reminder: number;
  readonly createdAt: Date;
  /** When the recipient had it first; null until then. */
  readonly firstAt: Date | null;
  readonly now: Date;
  /** Where it acknowledges. */
  readonly acknowledgeUrl: string;
}

/** Null when this recipient need not be told: it honours no such notice, or holds nothing that changed. */
export function subjectFor(
  processor: Processor,
  kind: NoticeKind,
  person: NamedPerson,
  changes: readonly Change[],
): NoticeSubject | null {
  if (!processor.honours.includes(honouredAs[kind])) return null;
  const received = fieldsReceived(processor);
  const concerned = changes.filter(({ field }) => received.has(field));
  if (kind === 'rectification' && concerned.length === 0) return null;
  const named = contactFields.flatMap((field) => {
    const value = person[field];
    return received.has(field) && value ? [[field, value] as const] : [];
  });
  return { person: Object.fromEntries(named), changes: concerned };
}

function fieldsReceived({ receives }: Processor): Set<ContactField> {
  const finding = receives.flatMap((category: CategoryId) => findsPerson[category] ?? []);
  const own = contactFields.filter((field) =>
    receives.includes(records.contacts.fields[field].category),
  );
  return new Set<ContactField>([...own, ...finding]);
}
