/**
 * How a recipient's answer finds its notice: by the Message-ID it replies to, or by a link.
 *
 *     token = base64url( id (16 octets) || check (16 octets) )      43 characters
 *
 * `check` is a keyed digest of the id, so that nobody acknowledges what they were not told.
 */
import { timingSafeEqual } from 'node:crypto';
import { digestOf, type Keys } from '#db/keys.ts';
import type { Config } from './config.ts';
import { domainOf } from './request/address.ts';

const OCTETS = 16;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const MESSAGE_ID = /^<notice\.([0-9a-f-]{36})\.\d+@([^<>@\s]+)>$/;

/** @param number 0 for the notice, else of the reminder */
export function noticeMessageId(id: string, number: number, mailbox: string): string {
  return `<notice.${id}.${number}@${domainOf(mailbox)}>`;
}

/** The notice that one of these Message-IDs stands for; null when none is a notice of ours. */
export function noticeAmong(messageIds: readonly string[], mailbox: string): string | null {
  for (const messageId of messageIds) {
    const [, id, domain] = MESSAGE_ID.exec(messageId) ?? [];
    if (id && domain?.toLowerCase() === domainOf(mailbox)) return id;
  }
  return null;
}

export function acknowledgeUrl({ publicUrl }: Config, keys: Keys, id: string): string {
  return `${publicUrl}/notices/${noticeToken(keys, id)}/acknowledge`;
}

export function noticeToken(keys: Keys, id: string): string {
  const octets = Buffer.from(id.replaceAll('-', ''), 'hex');
  return Buffer.concat([octets, check(keys, octets)]).toString('base64url');
}

/** @returns the notice's id; null when we never made this token */
export function readNoticeToken(keys: Keys, token: string): string | null {
  if (!TOKEN.test(token)) return null;
  const octets = Buffer.from(token, 'base64url');
  const id = octets.subarray(0, OCTETS);
  if (!timingSafeEqual(octets.subarray(OCTETS), check(keys, id))) return null;
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function check(keys: Keys, id: Uint8Array): Uint8Array {
  const text = `notice\n${Buffer.from(id).toString('hex')}`;
  return digestOf(keys.link, text).subarray(0, OCTETS);
}
