/**
 * The choice of this browser. The server keeps it in a cookie it sets itself (a cookie written by
 * script lives a week in Safari); until the server has answered it lies in local storage, as the
 * forms still to be sent, a line each. Its text is the same everywhere:
 *
 *     receipt.revision.time.allowed.refused     time in seconds, base 36; ids joined by ~
 */

export interface Choice {
  /** Number of the receipt, empty before the first choice. */
  readonly receipt: string;
  readonly allowed: readonly string[];
  readonly refused: readonly string[];
}

const key = 'consent';

/** A choice about the banner's revision counts, and only while it lasts; another is no choice. */
export function readChoice({ revision, lasts }: DOMStringMap): Choice {
  const waiting = new URLSearchParams(readQueue().at(-1)).get('kept');
  const text = waiting ?? /(?:^|; )consent=([^;]+)/.exec(document.cookie)?.[1] ?? '';
  const [receipt = '', about, at = '', ...lists] = text.split('.');
  const stands = about === revision && now() - Number.parseInt(at, 36) < Number(lasts);
  const [allowed = [], refused = []] = stands ? lists.map((ids) => ids.split('~')) : [];
  return { receipt, allowed, refused };
}

/**
 * Makes the choice hold at once, and queues it for the server.
 *
 * @param form as it was sent; what came of it is put in here
 */
export function keepChoice(
  { receipt, allowed, refused }: Choice,
  { revision }: DOMStringMap,
  form: URLSearchParams,
): void {
  const lists = [allowed, refused].map((ids) => ids.join('~'));
  form.set('kept', [receipt, revision, now().toString(36), ...lists].join('.'));
  writeQueue([...readQueue(), `${form}`]);
}

let sending = false;

/** Sends what is queued, one after the other. What the server cannot take yet stays for later. */
export async function sendQueue(): Promise<void> {
  const [form] = readQueue();
  if (sending || !form) return;
  sending = true;
  const status = await post(form);
  sending = false;
  // 400, 403 and 409: it will never take this one, which then never was a choice.
  if (![204, 400, 403, 409].includes(status)) return;
  writeQueue(readQueue().filter((one) => one !== form));
  await sendQueue();
}

/** The status of the answer, or nought when there was none. */
async function post(form: string): Promise<number> {
  try {
    const body = new URLSearchParams(form);
    return (await fetch('/consent', { method: 'POST', body, keepalive: true })).status;
  } catch {
    return 0;
  }
}

/** A hundred and twenty-eight bits of chance: whoever knows the number owns the receipt. */
export function freshReceipt(): string {
  const words = crypto.getRandomValues(new Uint32Array(4));
  return words.reduce((text, word) => text + word.toString(36).padStart(7, '0'), '');
}

function readQueue(): string[] {
  try {
    return localStorage[key].split('\n');
  } catch {
    // Nothing is waiting, or the browser keeps nothing for us.
    return [];
  }
}

function writeQueue(forms: readonly string[]): void {
  try {
    if (forms[0]) localStorage[key] = forms.join('\n');
    else localStorage.removeItem(key);
  } catch {
    // Storage is full or forbidden: the choice goes unsaved, and is asked for again.
  }
}

const now = (): number => Math.floor(Date.now() / 1000);
