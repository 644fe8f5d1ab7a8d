/** Letters signed with keys made here, and a domain name system that knows only what a test says. */
import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth';
import type { Resolver } from '#worker/mail/authenticity.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** A key record (RFC 6376, 3.6.1). */
export const keyRecord = `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`;

export interface Signing {
  /** Whose name the signature bears. */
  readonly domain: string;
  /** Header fields covered; as most senders have it when absent. */
  readonly fields?: readonly string[];
  /** Octets of the body covered (`l=`). */
  readonly octets?: number;
}

export async function sign(letter: string, { domain, fields, octets }: Signing): Promise<Buffer> {
  const one = { signingDomain: domain, selector: 'one', privateKey };
  const result = await dkimSign(letter, {
    ...one,
    signatureData: [
      {
        ...one,
        headerList: [...(fields ?? ['From', 'To', 'Subject', 'Date', 'Message-ID'])],
        ...(octets === undefined ? {} : { maxBodyLength: octets }),
      },
    ],
  });
  if (result.errors?.length) throw new Error(`Not signed: ${result.errors[0]?.err}`);
  return Buffer.from(result.signatures + letter);
}

/** A domain with a key to sign by and a policy (RFC 7489), as `names` takes it. */
export function domainWithPolicy(domain: string): Readonly<Record<string, string>> {
  return { [`one._domainkey.${domain}`]: keyRecord, [`_dmarc.${domain}`]: 'v=DMARC1; p=reject' };
}

/** Answers TXT questions from a table and nothing else, as node:dns does: ENOTFOUND for the rest. */
export function names(texts: Readonly<Record<string, string>>): Resolver {
  return (async (name: string, type: string) => {
    const text = type === 'TXT' ? texts[name.toLowerCase().replace(/\.$/, '')] : undefined;
    if (text !== undefined) return [[text]];
    throw Object.assign(new Error(`queryTxt ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
  }) as Resolver;
}

/** A name server that does not answer. */
export const noNames: Resolver = (async (name: string) => {
  throw Object.assign(new Error(`queryTxt ESERVFAIL ${name}`), { code: 'ESERVFAIL' });
}) as Resolver;
