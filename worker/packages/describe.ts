/**
 * Everything a person is told who asks for access (UK GDPR Art. 15), as one piece of data. The
 * document and the files for a computer are both made from it, so that they say the same. Pure.
 */
import type { CategoryId } from '#content/categories.ts';
import { company, mailbox, post, regulator, telephone } from '#content/company.ts';
import type { Language } from '#content/language.ts';
import { type Processor, processors } from '#content/processors.ts';
import { type Basis, type PurposeId, purposes } from '#content/purposes.ts';
import { type Field, type RecordId, records } from '#content/records.ts';
import { isPeriod, type RecordClass, retention } from '#content/retention.ts';
import { type RightId, rights } from '#content/rights.ts';
import type { Dealings, Held, Source } from './held.ts';

/** Whose package it is, for what, and when it was made. */
export interface Cover {
  readonly reference: string;
  readonly name: string;
  readonly address: string;
  /** Instant, and the day it was in London. */
  readonly made: string;
  readonly day: string;
  readonly language: string;
}

export interface Described {
  readonly cover: Cover;
  readonly controller: { name: string; post: string; telephone: string; mailbox: string };
  readonly held: Held;
  readonly purposes: readonly { id: PurposeId; purpose: string; bases: readonly Basis[] }[];
  readonly categories: readonly { id: CategoryId; category: string }[];
  readonly recipients: readonly {
    id: string;
    name: string;
    does: string;
    receives: readonly CategoryId[];
    where: string | null;
  }[];
  readonly sources: readonly Source[];
  readonly periods: readonly { id: RecordClass; record: string; period: string; ends: string }[];
  readonly rights: readonly { id: RightId; right: string; article: string; clause: string }[];
  readonly regulator: { name: string; post: string; telephone: string; url: string };
  readonly dealings: Dealings;
}

export function describe(
  cover: Cover,
  held: Held,
  dealings: Dealings,
  language: Language,
): Described {
  const nouns = [...held.records].flatMap(([id, rows]) => (rows.length > 0 ? [id] : []));
  const categories = categoriesIn(held);
  return {
    cover,
    controller: {
      name: company.legalName,
      post: [...post.lines, post.postcode, post.country].join(', '),
      telephone: telephone.display,
      mailbox: mailbox.address,
    },
    held,
    purposes: purposesOf(nouns, language),
    categories: categories.map((id) => ({ id, category: language.words.categories[id] })),
    recipients: recipientsOf(categories, language),
    sources: held.sources,
    periods: periodsOf(nouns, language),
    rights: Object.values(rights).map(({ id, article, clause }) => ({
      id,
      right: language.rights[id].name,
      article,
      clause,
    })),
    regulator: {
      name: regulator.name,
      post: [...regulator.lines, regulator.postcode, regulator.country].join(', '),
      telephone: regulator.telephone.display,
      url: regulator.complaintUrl,
    },
    dealings,
  };
}

function categoriesIn(held: Held): CategoryId[] {
  const found = new Set<CategoryId>();
  for (const [id, rows] of held.records) {
    const fields: Readonly<Record<string, Field>> = records[id].fields;
    for (const { values } of rows) {
      for (const name of Object.keys(values)) {
        const category = fields[name]?.category;
        if (category) found.add(category);
      }
    }
  }
  return [...found];
}

function purposesOf(nouns: readonly RecordId[], { words }: Language) {
  const wanted = new Set<PurposeId>(nouns.flatMap((id) => records[id].purposes));
  return Object.values(purposes)
    .filter(({ id }) => wanted.has(id))
    .map(({ id, bases }) => ({ id, purpose: words.purposes[id], bases }));
}

function recipientsOf(categories: readonly CategoryId[], { words }: Language) {
  // Who gets "only what its service needs" may have had any of it.
  const held = new Set<CategoryId>([...categories, 'service-details']);
  const recipients: readonly Processor[] = Object.values(processors);
  return recipients
    .map((one) => ({ ...one, receives: one.receives.filter((id) => held.has(id)) }))
    .filter(({ receives }) => receives.length > 0)
    .map(({ id, name, receives, where }) => ({
      id,
      name: name ?? words.recipients[id].kind,
      does: words.recipients[id].does,
      receives,
      where: where ? words.places[where] : null,
    }));
}

function periodsOf(nouns: readonly RecordId[], { words, period }: Language) {
  const wanted = new Set<RecordClass>(nouns.map((id) => records[id].retention));
  return Object.values(retention)
    .filter(({ id }) => wanted.has(id))
    .map(({ id, period: kept, since }) => ({
      id,
      record: words.records[id],
      period: isPeriod(kept) ? `${period(kept)} ${words.since[since]}` : words.kept[kept],
      ends: words.ends[id],
    }));
}
