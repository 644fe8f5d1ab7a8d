/**
 * A model of the operator's own, behind an OpenAI-compatible API: `POST {url}/chat/completions`. What
 * it answers is bounded in time and size. Redirects are not followed: letters go where it was
 * configured that they go.
 */
import type { SuggestConfig } from '../config.ts';
import { ConnectorError } from '../connectors/connector.ts';
import type { Turn } from './prompt.ts';

export interface Endpoint {
  readonly model: string;
  /** @returns the body of the answer. Throws a ConnectorError that never has its words, nor the letter's. */
  ask(turns: readonly Turn[], signal: AbortSignal): Promise<string>;
}

/** From the first octet out to the last one in; milliseconds. */
const PATIENCE = 30_000;
/** A hundred times what five rights with their words take. */
const MOST_ANSWER = 262_144;
/** Of a refusal; characters. */
const MOST_READ = 4_000;
/** Beside those of the server's side, the two by which it asks to be tried later (RFC 9110, RFC 6585). */
const LATER = new Set([408, 429]);
const UNKNOWN_MODEL =
  /model_not_found|(?:invalid|unknown|no such) model|model.{0,200}(?:not found|not exist|not a valid)/i;

export function modelEndpoint(settings: SuggestConfig, patience = PATIENCE): Endpoint {
  const { model } = settings;
  return {
    model,
    async ask(turns, signal) {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
      const body = JSON.stringify({ model, temperature: 0, stream: false, messages: turns });
      try {
        const response = await fetch(`${settings.url}/chat/completions`, {
          method: 'POST',
          headers: headersFor(settings),
          body,
          signal: limit,
          redirect: 'manual',
        });
        const answer = await readAll(response, settings);
        if (!response.ok) throw refused(response.status, answer, settings);
        return answer;
      } catch (error) {
        throw error instanceof ConnectorError ? error : unreachable(error, settings, patience);
      }
    },
  };
}

function headersFor({ key }: SuggestConfig): Record<string, string> {
  const headers = { 'content-type': 'application/json', 'user-agent': 'privacy-desk' };
  return key ? { ...headers, authorization: `Bearer ${key}` } : headers;
}

/** More than is read, and the connection is closed. */
async function readAll(response: Response, { url }: SuggestConfig): Promise<string> {
  const chunks: Uint8Array[] = [];
  let octets = 0;
  for await (const chunk of response.body ?? []) {
    octets += chunk.length;
    if (octets > MOST_ANSWER) {
      throw new ConnectorError(`${placeOf(url)} answered more than is read.`, true);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function refused(status: number, answer: string, settings: SuggestConfig): ConnectorError {
  const permanent = status < 500 && !LATER.has(status);
  const sentence = permanent
    ? whyRefused(status, answer.slice(0, MOST_READ), settings)
    : `${placeOf(settings.url)} answered ${status}.`;
  return new ConnectorError(sentence, permanent);
}

/** With the setting to change. */
function whyRefused(status: number, answer: string, { url, model }: SuggestConfig): string {
  const place = placeOf(url);
  if (status < 400) return `${place} has moved (${status}). Set SUGGEST_URL to its new address.`;
  if (status === 401 || status === 403) {
    return `${place} refused the key (${status}). Check SUGGEST_KEY.`;
  }
  if ((status === 404 || status === 400) && UNKNOWN_MODEL.test(answer)) {
    return `${place} knows no model «${model}» (${status}). Check SUGGEST_MODEL.`;
  }
  if (status === 404) {
    return `there is no chat/completions under ${url} (404). Check SUGGEST_URL, which often ends in /v1.`;
  }
  return `${place} does not accept what it was asked (${status}). Check that it speaks the OpenAI API, and that «${model}» takes a temperature of 0.`;
}

function unreachable(error: unknown, { url }: SuggestConfig, patience: number): ConnectorError {
  const { cause, name, message } = error as Error & { cause?: { code?: string } };
  const place = placeOf(url);
  const why = cause?.code ?? message;
  const sentence =
    name === 'TimeoutError'
      ? `${place} did not answer within ${patience / 1_000} seconds.`
      : `${place} cannot be reached (${why}). Check SUGGEST_URL.`;
  return new ConnectorError(sentence, false, { cause: error });
}

export function placeOf(url: string): string {
  return new URL(url).host;
}
