/**
 * The choice of this browser, in one cookie. The server sets it in answer to the choice, since a
 * cookie written by script lives a week in Safari; until that answer the page's own holds, marked
 * with a star in a last field, and the forms still to be sent lie in local storage, in a row. No mark,
 * no look into the store: to open it costs a page more than all the rest of this. As text:
 *
 *     receipt.revision.time.allowed.refused     time in milliseconds, base 36; ids joined by ~
 */

/** Ids of services. */
export interface Decided {
  readonly allowed: readonly string[];
  readonly refused: readonly string[];
}

export interface Choice extends Decided {
  /** Number of the receipt, empty before the first choice. */
  readonly receipt: string;
  /** Something, where the server has still to be told. */
  readonly waiting?: unknown;
}

function write(text: string, lasts: string | number = 0): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser.
  document.cookie = `consent=${text};path=/;samesite=lax;max-age=${lasts}`;
}

/**
 * A choice about the banner's revision counts, and only while it lasts; another is no choice.
 *
 * @param jar all cookies: to read them is slow, so whoever has them hands them on
 */
export function readChoice(jar: string, { revision, lasts }: DOMStringMap): Choice {
  const text = /(^| )consent=([^;]*)/.exec(jar)?.[2] ?? '';
  const [receipt = '', about, at = '', ...lists] = text.split('.');
  const stands = about === revision && Date.now() - Number.parseInt(at, 36) < Number(lasts) * 1000;
  const [allowed = [], refused = [], waiting] = stands ? lists.map((ids) => ids.split('~')) : [];
  return { receipt, allowed, refused, waiting };
}

/**
 * Makes the choice hold at once, and queues it for the server. Its receipt gets a number of a hundred and
 * twenty-eight bits of chance: whoever knows the number owns the receipt.
 *
 * @param form as it was sent; what came of it is put in here
 */
export function keepChoice(
  { allowed, refused }: Decided,
  { revision, lasts }: DOMStringMap,
  form: URLSearchParams,
): void {
  const words = crypto.getRandomValues(new Uint32Array(4));
  const receipt = words.reduce((text, word) => text + word.toString(36), '');
  const lists = [allowed, refused].map((ids) => ids.join('~'));
  const text = [receipt, revision, Date.now().toString(36), ...lists].join('.');
  form.set('kept', text);
  write(`${text}.*`, lasts);
  writeQueue([...readQueue(), `${form}`]);
}

/**
 * Sends what is queued, one after the other; twice is as good as once, since the receipt's number
 * tells. What the server cannot take yet stays for later.
 */
export async function sendQueue(): Promise<void> {
  const [form] = readQueue();
  if (!form) return;
  const body = new URLSearchParams(form);
  // Nothing answers while the browser is offline, or the server down.
  const { status } = await fetch('/consent', { method: 'POST', body, keepalive: true }).catch(
    Response.error,
  );
  // 400, 403 and 409: it will never take this one, which then never was a choice.
  if (![204, 400, 403, 409].includes(status)) return;
  if (status !== 204) write('');
  writeQueue(readQueue().filter((one) => one !== form));
  await sendQueue();
}

function readQueue(): string[] {
  try {
    return localStorage.consent.split('|');
  } catch {
    // Nothing is waiting, or the browser keeps nothing for us.
    return [];
  }
}

function writeQueue(forms: readonly string[]): void {
  try {
    if (forms[0]) localStorage.consent = forms.join('|');
    else localStorage.removeItem('consent');
  } catch {
    // Storage is full or forbidden: the choice goes unsaved, and is asked for again.
  }
}
