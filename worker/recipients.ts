/**
 * How each recipient of `content/processors.ts` is told, from a file beside the database:
 *
 *     {
 *       "sage": { "mail": "privacy@sage.example" },
 *       "zoom": { "webhook": "https://zoom.example/privacy", "secret": "$ZOOM_SECRET" }
 *     }
 *
 * A secret is `whsec_` and base64 of 24 to 64 octets (Standard Webhooks), or `$NAME` for the variable
 * that holds it. Who is not in the file is told by a person, who gets a task for it.
 */
import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { type ProcessorId, processors } from '#content/processors.ts';
import { ConfigError } from './config.ts';
import { normalAddress } from './request/address.ts';

export type Way =
  | { readonly by: 'mail'; readonly address: string }
  | { readonly by: 'webhook'; readonly url: string; readonly secret: string };
export type Ways = ReadonlyMap<ProcessorId, Way>;

type Env = Readonly<Record<string, string | undefined>>;

const mailWay = z.strictObject({ mail: z.string() });
const webhookWay = z.strictObject({ webhook: z.string(), secret: z.string() });
const file = z.record(z.string(), z.unknown());

/** Throws a ConfigError with a sentence for everything that is wrong. No file is no ways. */
export function readRecipients(path: string, env: Env): Ways {
  const text = readIfThere(path);
  if (text === null) return new Map();
  const parsed = file.safeParse(parseJson(path, text));
  if (!parsed.success) {
    throw new ConfigError([`${path} must be one JSON object with a recipient in each line.`]);
  }
  const wrong: string[] = [];
  const ways = new Map<ProcessorId, Way>();
  for (const [id, given] of Object.entries(parsed.data)) {
    const way = readWay(id, given, env);
    if (typeof way === 'string') wrong.push(`${path}: ${way}`);
    else ways.set(id as ProcessorId, way);
  }
  wrong.push(...secretsOpen(path, text));
  if (wrong.length > 0) throw new ConfigError(wrong);
  return ways;
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new ConfigError([`${path} cannot be read: ${(error as Error).message}.`]);
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ConfigError([`${path} is not JSON: ${(error as Error).message}.`]);
  }
}

/** @returns a sentence when it is wrong */
function readWay(id: string, given: unknown, env: Env): Way | string {
  if (!Object.hasOwn(processors, id)) return `there is no recipient «${id}».`;
  if (processors[id as ProcessorId].honours.length === 0) return `${id} receives nothing from us.`;
  const mail = mailWay.safeParse(given);
  if (mail.success) {
    const address = normalAddress(mail.data.mail);
    return address ? { by: 'mail', address } : `mail of ${id} is not an email address.`;
  }
  const webhook = webhookWay.safeParse(given);
  if (!webhook.success) return `${id} needs "mail", or "webhook" and "secret", and nothing else.`;
  return readWebhook(id, webhook.data, env);
}

function readWebhook(id: string, given: z.infer<typeof webhookWay>, env: Env): Way | string {
  const url = safeUrl(given.webhook);
  if (!url) return `webhook of ${id} must begin with https:// (http:// on this machine alone).`;
  const variable = given.secret.startsWith('$') ? given.secret.slice(1) : null;
  const secret = variable === null ? given.secret : env[variable];
  if (!secret) return `secret of ${id} names the variable ${variable}, which is not set.`;
  if (!isSecret(secret)) {
    return `secret of ${id} must be whsec_ and base64 of 24 to 64 octets.`;
  }
  return { by: 'webhook', url, secret };
}

function safeUrl(text: string): string | null {
  const url = URL.parse(text);
  // Signing in by the address would put a password into every log it is written to.
  if (url === null || url.username + url.password !== '') return null;
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && here) ? url.href : null;
}

function isSecret(text: string): boolean {
  const base64 = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text)?.[1];
  const octets = base64 ? Buffer.from(base64, 'base64').length : 0;
  return octets >= 24 && octets <= 64;
}

/** Whoever reads a secret can speak in our name. */
function secretsOpen(path: string, text: string): string[] {
  const open = process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;
  return open && text.includes('whsec_')
    ? [`${path} holds a secret and can be read by others. Run: chmod 600 ${path}`]
    : [];
}
