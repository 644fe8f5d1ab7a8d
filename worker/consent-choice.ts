/** What a posted choice about cookies says, checked against the server's own list. Decides only. */
import { type ConsentAction, consentActions, optional, type Register } from '#content/consent.ts';

/** A decision a service; a service that is in neither was left undecided. */
export interface Choices {
  readonly allowed: readonly string[];
  readonly refused: readonly string[];
}

export interface Posted extends Choices {
  readonly action: ConsentAction;
  /** As the browser's module made it; null from a plain form. */
  readonly id: string | null;
  /** When the browser says it was made; null from a plain form. */
  readonly madeAt: Date | null;
  /** Digest of the snapshot that the visitor looked at. */
  readonly shown: string;
  readonly previous: string | null;
}

/** Four numbers of 32 random bits in base 36, one after the other. */
const receiptShape = /^[0-9a-z]{16,28}$/;

export const isReceiptId = (text: string): boolean => receiptShape.test(text);

/**
 * A choice as text, the same in the cookie and in what the page's module sends:
 *
 *     receipt.revision.time.allowed.refused     time in milliseconds, base 36; ids joined by ~
 */
export interface Kept extends Choices {
  /** Number of the receipt; null where there is none. */
  readonly receipt: string | null;
  readonly at: Date | null;
  /** Made by the page, and not confirmed by us yet: a star in a last field. */
  readonly waiting: boolean;
}

export function keptText(
  receipt: string,
  revision: string,
  at: Date,
  { allowed, refused }: Choices,
): string {
  const time = at.getTime().toString(36);
  return [receipt, revision, time, allowed.join('~'), refused.join('~')].join('.');
}

/** What it says of another revision is no choice any more; its receipt still is the one before. */
export function readKept(text: string, revision: string): Kept {
  const [receipt = '', about, time = '', allowed = '', refused = '', mark] = text.split('.');
  const current = about === revision;
  return {
    receipt: isReceiptId(receipt) ? receipt : null,
    at: timeIn(time),
    waiting: mark === '*',
    allowed: current ? ids(allowed) : [],
    refused: current ? ids(refused) : [],
  };
}

const ids = (list: string): string[] => list.split('~').filter((id) => /^[a-z0-9-]+$/.test(id));

/** Milliseconds since 1970 in base 36; null when it is none. */
function timeIn(text: string): Date | null {
  return /^[0-9a-z]{8}$/.test(text) ? new Date(Number.parseInt(text, 36)) : null;
}

/**
 * @param before what stood until now, for what only adds to it
 * @returns null when the form is not one of ours
 */
export function readPosted(
  form: URLSearchParams,
  before: Choices,
  register: Register,
  revision: string,
): Posted | null {
  const action = consentActions.find((one) => one === form.get('choice'));
  if (!action) return null;
  const sent = form.get('kept');
  const kept = sent === null ? null : readKept(sent, revision);
  if (kept && !kept.receipt) return null;
  const choices = kept
    ? fromModule(kept, action, register)
    : fromForm(form, action, before, register);
  if (!choices) return null;
  const previous = form.get('previous') ?? '';
  return {
    ...choices,
    action,
    id: kept?.receipt ?? null,
    madeAt: kept?.at ?? null,
    shown: form.get('shown') ?? '',
    previous: isReceiptId(previous) ? previous : null,
  };
}

/** A plain form says what was ticked; the rest follows from the button. */
function fromForm(
  form: URLSearchParams,
  action: ConsentAction,
  before: Choices,
  register: Register,
): Choices | null {
  const ticked = tickedIn(form, register);
  const every: readonly string[] = optional(register).map(({ id }) => id);
  if (!ticked.every((id) => every.includes(id))) return null;
  if (action === 'allow') {
    if (ticked.length === 0) return null;
    const allowed = [...new Set([...before.allowed, ...ticked])];
    return { allowed, refused: before.refused.filter((id) => !ticked.includes(id)) };
  }
  const allowed = action === 'accept' ? every : action === 'save' ? ticked : [];
  return { allowed, refused: every.filter((id) => !allowed.includes(id)) };
}

/** Services ticked one by one, and those of categories ticked whole. */
function tickedIn(form: URLSearchParams, register: Register): string[] {
  const whole = form.getAll('category');
  const inWhole = optional(register).filter(({ category }) => whole.includes(category));
  return [...new Set([...form.getAll('service'), ...inWhole.map(({ id }) => id)])];
}

/** The module says what came of it, so that a choice sent late means what it meant when made. */
function fromModule(
  { allowed, refused }: Choices,
  action: ConsentAction,
  register: Register,
): Choices | null {
  const every: readonly string[] = optional(register).map(({ id }) => id);
  const named = [...allowed, ...refused];
  if (new Set(named).size !== named.length) return null;
  if (!named.every((id) => every.includes(id))) return null;
  const whole = named.length === every.length;
  const fits = {
    accept: whole && refused.length === 0,
    reject: whole && allowed.length === 0,
    withdraw: whole && allowed.length === 0,
    save: whole,
    allow: allowed.length > 0,
  };
  return fits[action] ? { allowed, refused } : null;
}
