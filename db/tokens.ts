/**
 * Tokens: secrets sent to a person's address on file. The text leaves in a letter and only its
 * digest stays, so that whoever reads the database can open no link. 160 random bits need no key.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Insertable } from 'kysely';
import type { Executor } from './open.ts';
import type { Token, TokenTable } from './schema-casework.ts';

const OCTETS = 20;
/** RFC 4648, section 6, in lower case: survives as the local part of a mail address. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const TOKEN = /^[a-z2-7]{32}$/;

/** @returns the text of the token; it can be had only now */
export async function mintToken(
  db: Executor,
  caseId: string,
  purpose: Token['purpose'],
  now: Date,
  expiresAt: Date | null,
): Promise<string> {
  const text = freshToken();
  await keepTokens(db, [tokenRow(text, caseId, purpose, now, expiresAt)]);
  return text;
}

/** For who writes many at once, or had to know the text before. */
export function tokenRow(
  text: string,
  caseId: string,
  purpose: Token['purpose'],
  now: Date,
  expiresAt: Date | null,
): Insertable<TokenTable> {
  return {
    digest: tokenDigest(text),
    case_id: caseId,
    purpose,
    created_at: now.toISOString(),
    expires_at: expiresAt?.toISOString() ?? null,
  };
}

export async function keepTokens(db: Executor, rows: readonly Insertable<TokenTable>[]) {
  if (rows.length > 0) await db.insertInto('tokens').values(rows).execute();
}

/** The token behind a text, used or expired ones too: the caller says which it accepts. */
export async function findToken(db: Executor, text: string): Promise<Token | undefined> {
  const token = text.toLowerCase();
  if (!TOKEN.test(token)) return undefined;
  return db
    .selectFrom('tokens')
    .selectAll()
    .where('digest', '=', tokenDigest(token))
    .executeTakeFirst();
}

export function isExpired(token: Token, now: Date): boolean {
  return token.expires_at !== null && token.expires_at <= now.toISOString();
}

/** @returns false when somebody used it before, so that of two at once only one succeeds */
export async function useToken(db: Executor, token: Token, now: Date): Promise<boolean> {
  const result = await db
    .updateTable('tokens')
    .set({ used_at: now.toISOString() })
    .where('digest', '=', token.digest)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Those of a case that is another person's now: nobody who was sent one gets anywhere by it. */
export async function endTokens(db: Executor, caseId: string, now: Date): Promise<void> {
  await db
    .updateTable('tokens')
    .set({ expires_at: now.toISOString() })
    .where('case_id', '=', caseId)
    .execute();
}

/** 20 octets are 32 letters exactly. */
export function freshToken(): string {
  let bits = '';
  for (const octet of randomBytes(OCTETS)) bits += octet.toString(2).padStart(8, '0');
  return bits.replace(/.{5}/g, (five) => ALPHABET[Number.parseInt(five, 2)] ?? '');
}

function tokenDigest(text: string): Uint8Array {
  return createHash('sha256').update(text, 'utf8').digest();
}
