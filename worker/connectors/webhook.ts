/**
 * Tells a recipient by a signed webhook, as Standard Webhooks 1.0 has it (standardwebhooks.com):
 *
 *     webhook-id         the same however often one message is sent, so that it is acted on once
 *     webhook-timestamp  seconds since 1970
 *     webhook-signature  v1,base64( HMAC-SHA256( secret, "id.timestamp.body" ) )
 *
 * Any 2xx means received; a JSON answer {"acknowledged": true} means done. Redirects are not followed:
 * what names a person goes where it was configured to go.
 */
import { createHmac } from 'node:crypto';
import type { Telling } from '../request/notice.ts';
import { type Connector, ConnectorError, type Told } from './connector.ts';

/** Standard Webhooks asks senders to wait 15 to 30 seconds. */
const PATIENCE = 20_000;
const MOST_ANSWER = 16_384;
/** Sent again as it is, it would be refused again. 401 and 403 are a secret, which can be mended. */
const PERMANENT = new Set([400, 404, 405, 410, 413, 415, 422]);

export function webhookConnector(url: string, secret: string): Connector {
  return {
    async tell(telling) {
      const { body, headers } = signedRequest(telling, secret);
      const response = await post(url, body, headers, telling);
      if (!response.ok) throw refused(response.status, telling);
      return readAnswer(await readSome(response, telling));
    },
  };
}

/** @param secret `whsec_` and base64 */
export function signedRequest(telling: Telling, secret: string) {
  const body = JSON.stringify(payload(telling));
  // A reminder is a message of its own: a receiver that skips what it saw must not skip it.
  const id = `notice_${telling.id}_${telling.reminder}`;
  const timestamp = String(Math.floor(telling.now.getTime() / 1_000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'privacy-desk',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
  return { body, headers };
}

function payload(telling: Telling) {
  const { person, changes } = telling.subject;
  return {
    type: `notice.${telling.kind}`,
    timestamp: telling.createdAt.toISOString(),
    data: {
      recipient: telling.processor.id,
      reference: telling.reference,
      reminder: telling.reminder,
      person,
      ...(changes.length > 0 ? { changes } : {}),
      acknowledge: telling.acknowledgeUrl,
    },
  };
}

async function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  telling: Telling,
): Promise<Response> {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    return await fetch(url, { method: 'POST', body, headers, signal, redirect: 'manual' });
  } catch (error) {
    throw unreachable(error, telling);
  }
}

function unreachable(error: unknown, { processor }: Telling): ConnectorError {
  const { cause, message } = error as Error & { cause?: { code?: string } };
  const why = cause?.code ?? message;
  return new ConnectorError(`The webhook of ${processor.id} cannot be reached (${why}).`, false, {
    cause: error,
  });
}

function refused(status: number, { processor }: Telling): ConnectorError {
  if (status >= 300 && status < 400) {
    const sentence = `The webhook of ${processor.id} has moved (${status}): set its new address.`;
    return new ConnectorError(sentence, true);
  }
  const sentence = `The webhook of ${processor.id} answered ${status}.`;
  return new ConnectorError(sentence, PERMANENT.has(status));
}

/** The beginning of the answer; a recipient must not fill our memory. */
async function readSome(response: Response, telling: Telling): Promise<string> {
  const chunks: Uint8Array[] = [];
  let octets = 0;
  try {
    for await (const chunk of response.body ?? []) {
      octets += chunk.length;
      if (octets > MOST_ANSWER) return '';
      chunks.push(chunk);
    }
  } catch (error) {
    throw unreachable(error, telling);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readAnswer(text: string): Told {
  try {
    const answer: unknown = JSON.parse(text);
    const says = typeof answer === 'object' && answer !== null && 'acknowledged' in answer;
    return says && answer.acknowledged === true ? 'acknowledged' : 'received';
  } catch {
    // Most receivers answer 204, or a word; either way they have it.
    return 'received';
  }
}
