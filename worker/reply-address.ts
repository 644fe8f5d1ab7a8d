/**
 * The address that replies to our letters go to. It names the case and proves that we wrote it there,
 * so that a reply finds its case whatever subject or sender it has:
 *
 *     privacy+pd-4k7m-qxh3-5nbv2c7q4w2ka@halo-crm.co.uk
 *
 * Only where the mail server knows such addresses: replies must never bounce.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Keys } from '#db/keys.ts';
import type { Config } from './config.ts';

const CHECK_LETTERS = 16;
const TOKEN = /(?:^|[+.])(pd-[a-z0-9]{4}-[a-z0-9]{4})-([0-9a-f]{16})@/;

/** Null where nothing is configured; then the Message-ID alone leads a reply to its case. */
export function replyAddress(config: Config, keys: Keys, reference: string): string | null {
  if (!config.replyAddress) return null;
  const name = reference.toLowerCase();
  return config.replyAddress.replace('{token}', `${name}-${check(keys, name)}`);
}

/** The reference in the first of these addresses that we wrote; null when there is none. */
export function referenceAmong(keys: Keys, recipients: readonly string[]): string | null {
  for (const recipient of recipients) {
    const [, name, given] = TOKEN.exec(recipient.toLowerCase()) ?? [];
    if (name && given && isCheck(keys, name, given)) return name.toUpperCase();
  }
  return null;
}

function check(keys: Keys, name: string): string {
  const digest = createHmac('sha256', keys.link).update(`reply\n${name}`, 'utf8').digest('hex');
  return digest.slice(0, CHECK_LETTERS);
}

function isCheck(keys: Keys, name: string, given: string): boolean {
  return timingSafeEqual(Buffer.from(check(keys, name)), Buffer.from(given));
}
