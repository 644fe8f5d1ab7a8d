/**
 * The choice of this browser. The server keeps it in a cookie it sets itself (a cookie written by
 * script lives a week in Safari); until the server has answered it lies in local storage, with what
 * is still to be sent. As text, in both places:
 *
 *     receipt.revision.time.allowed.refused     time in seconds, base 36; ids joined by ~
 */

export interface Choice {
  /** Number of the receipt, empty before the first choice. */
  readonly receipt: string;
  readonly allowed: readonly string[];
  readonly refused: readonly string[];
}

interface Queue {
  /** The choice as text. */
  readonly text: string;
  /** Bodies of POST /consent, oldest first. */
  readonly bodies: readonly string[];
}

const key = 'consent';

/** Only a choice about this revision counts, and only while it lasts; another is no choice. */
export function readChoice(revision: string, lasts: number): Choice {
  const text = readQueue()?.text ?? /(?:^|; )consent=([^;]+)/.exec(document.cookie)?.[1] ?? '';
  const [receipt = '', about, at = '', allowed = '', refused = ''] = text.split('.');
  const stands = about === revision && now() - Number.parseInt(at, 36) < lasts;
  return { receipt, allowed: stands ? ids(allowed) : [], refused: stands ? ids(refused) : [] };
}

/** Makes the choice hold at once, and queues it for the server. */
export function keepChoice(
  { receipt, allowed, refused }: Choice,
  revision: string,
  fields: readonly (readonly [string, string])[],
): void {
  const at = now().toString(36);
  const body = new URLSearchParams([
    ...fields.map(([name, value]) => [name, value]),
    ['id', receipt],
    ['at', at],
    ...allowed.map((id) => ['service', id]),
    ...refused.map((id) => ['refused', id]),
  ]);
  const text = [receipt, revision, at, allowed.join('~'), refused.join('~')].join('.');
  writeQueue({ text, bodies: [...(readQueue()?.bodies ?? []), `${body}`] });
}

let sending = false;

/** Sends what is queued, one after the other. What the server cannot take yet stays for later. */
export async function sendQueue(): Promise<void> {
  const queue = readQueue();
  const body = queue?.bodies[0];
  if (sending || !body) return;
  sending = true;
  const status = await post(body);
  sending = false;
  // 400, 403 and 409: it will never take this one, which then never was a choice.
  if (status !== 204 && status !== 400 && status !== 403 && status !== 409) return;
  const bodies = (readQueue()?.bodies ?? []).filter((one) => one !== body);
  writeQueue(bodies.length > 0 ? { text: readQueue()?.text ?? '', bodies } : null);
  await sendQueue();
}

/** The status of the answer, or nought when there was none. */
async function post(body: string): Promise<number> {
  try {
    const sent = new URLSearchParams(body);
    return (await fetch('/consent', { method: 'POST', body: sent, keepalive: true })).status;
  } catch {
    return 0;
  }
}

/** A hundred and twenty-eight bits of chance: whoever knows the number owns the receipt. */
export function freshReceipt(): string {
  const words = crypto.getRandomValues(new Uint32Array(4));
  return words.reduce((text, word) => text + word.toString(36).padStart(7, '0'), '');
}

function readQueue(): Queue | null {
  try {
    return JSON.parse(localStorage[key] ?? null);
  } catch {
    // A browser that keeps nothing for us, or something else under our key.
    return null;
  }
}

function writeQueue(queue: Queue | null): void {
  try {
    if (queue) localStorage[key] = JSON.stringify(queue);
    else localStorage.removeItem(key);
  } catch {
    // Storage is full or forbidden: the choice goes unsaved, and is asked for again.
  }
}

const ids = (list: string): string[] => list.split('~').filter(Boolean);
const now = (): number => Math.floor(Date.now() / 1000);
