/** An invented person with an id and an address. */
import { createHash } from 'node:crypto';
import { companies } from './companies.ts';
import type { DemoPerson, Trait } from './people.ts';

export interface Placed extends DemoPerson {
  readonly id: string;
  readonly address: string;
  /** Where in the list: what varies from person to person varies by it. */
  readonly index: number;
}

export function place(person: DemoPerson, index: number): Placed {
  return { ...person, index, id: idOf(`person ${person.name}`), address: addressOf(person) };
}

/** A UUID in form, the same for the same words. */
export function idOf(words: string): string {
  const hex = createHash('sha256').update(`demonstration: ${words}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-');
}

/** `dana.reed@fenland-quarterly.example` */
function addressOf({ name, company, traits }: DemoPerson): string {
  const plain = name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const domain = traits.includes('employee') ? 'halo-staff.example' : 'post.example';
  const at = company ? (companies[company]?.domain ?? domain) : domain;
  return `${plain.replaceAll(' ', '.')}@${at}`;
}

export const has = (person: DemoPerson, trait: Trait): boolean => person.traits.includes(trait);
