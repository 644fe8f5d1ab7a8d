/**
 * The visitor's choice about cookies, on every page. Until there is one nothing is stored and nothing
 * optional runs; closing, scrolling and silence are no choice. The forms of the page are the
 * configuration: each box carries its service, the names it leaves and the signals it grants.
 *
 * After each change `document` has an event `consent` with the services that may run, and `<html>`
 * names them in `data-consent`; `api.ts` has both with types.
 */
import { type Decided, keepChoice, readChoice, sendQueue } from './choice.ts';
import { clear } from './clear.ts';
import { deny, tell } from './google.ts';

/** Services whose script is running on this page. */
const running = new Set<string>();
let others: BroadcastChannel | undefined;

if (first('[data-tag]')) deny();
if (window.cookieStore) window.cookieStore.getAll().then(begin, begin);
else begin();
addEventListener('astro:after-swap', begin, true);
// Before anybody else's: Astro's client router would take our form for a way to another page.
addEventListener('submit', settle, true);
addEventListener('click', open, true);
addEventListener('change', (event) => tickCategory(event.target as Element));
addEventListener('pageshow', (event) => event.persisted && heed(true));
addEventListener('online', sendQueue);
// Nobody chooses in another window while this one has the focus; on a phone a page is hidden instead.
// Where a browser says neither, or says it too late, five seconds have to do.
addEventListener('blur', channel);
addEventListener('visibilitychange', channel);
setTimeout(channel, document.hasFocus() ? 5e3 : 0);

/**
 * On each page: the first, and every one that Astro's client router brings. On the first the browser is
 * asked whether it has any cookie and not waited for: `document.cookie` holds a first visit up longer than
 * all the rest of this. It is read where there is one, where a browser cannot be asked so or will not say,
 * and where the channel is open, since somebody may have chosen meanwhile.
 *
 * @param answer the list of cookies, or whatever else led here
 */
function begin(answer?: unknown): void {
  // Cast, since a list, an event or an error may come; only a list has a length.
  const list = answer as { readonly length?: unknown } | undefined;
  if (heed(false, !others && list?.length === 0)) sendQueue();
}

/** To the same page in other tabs. It takes as long to open as a first visit does otherwise. */
function channel(): BroadcastChannel {
  if (!others) {
    others = new BroadcastChannel('consent');
    others.onmessage = () => heed(true);
  }
  return others;
}

function all<E extends HTMLElement>(selector: string): E[] {
  return [...document.querySelectorAll<E>(selector)];
}

/**
 * Cast, since every page has what is asked for, and without it this stops, and nothing optional runs. Only a
 * tag need not be there, nor `main` on somebody else's page: there the caller looks.
 */
function first<E extends HTMLElement>(selector: string): E {
  return document.querySelector(selector) as E;
}

/** Another on each page that the client router brings. */
function banner(): HTMLElement {
  return first('.consent');
}

/** One box for each service there is a say in. */
function boxes(): HTMLInputElement[] {
  return all('#consent [name=service]');
}

/** What the browser says for its owner (Global Privacy Control, Do Not Track), where it is heeded. */
function refusedByBrowser(): unknown {
  const { gpc, dnt } = banner().dataset;
  const { globalPrivacyControl } = navigator as { readonly globalPrivacyControl?: unknown };
  return (gpc && globalPrivacyControl) || (dnt && navigator.doNotTrack === '1');
}

/**
 * Makes the page what the choice says it is; `chosen` just now, it looks into every corner. A page
 * comes as it is for a first visit, which need not wait for any of this.
 *
 * @param bare whether there is no cookie at all, for certain
 * @returns something, where the server has still to be told
 */
function heed(chosen = false, bare?: unknown): unknown {
  const jar = bare ? '' : document.cookie;
  const no = refusedByBrowser();
  banner().hidden = !!no;
  if (!(jar || no || chosen || banner().dataset.busy)) return;
  const { allowed, refused, waiting } = readChoice(jar, banner().dataset);
  const every = boxes();
  const undecided = every.filter(({ value }) => ![...allowed, ...refused].includes(value));
  const may = every.filter(
    (box) => allowed.includes(box.value) || (box.dataset.exempt && undecided.includes(box) && !no),
  );
  const names = may.map((box) => box.value);
  banner().hidden ||= undecided.every((box) => box.dataset.exempt);
  write('signal', no && undecided[0] ? banner().dataset.signal : '');
  for (const box of all<HTMLInputElement>('.choose [name=service]')) {
    box.checked = names.includes(box.value);
    tickCategory(box);
  }
  const granted = may.map((box) => box.dataset.signals).join(' ');
  for (const box of every) govern(box, may.includes(box), granted, jar, chosen);
  announce(names);
  return waiting;
}

/** Lets one service run, or stops it and takes away what it left. */
function govern(
  box: HTMLInputElement,
  may: boolean,
  granted: string,
  jar: string,
  chosen: boolean,
): void {
  const { tag, names = '', stores, pings } = box.dataset;
  const runs = may || !!pings;
  if (tag) tell(granted, tag, runs);
  if (runs) load(box.value);
  if (may) return;
  clear(jar, RegExp(names), chosen || !!stores);
  // A script that ran cannot be taken back; a page without it can be had.
  if (!runs && running.delete(box.value))
    sendQueue().then(() => navigator.onLine && location.reload());
}

function load(service: string): void {
  for (const template of all<HTMLTemplateElement>(`template[data-consent="${service}"]`)) {
    // The client router keeps a script running from page to page; a frame is new on each.
    const again = running.has(service) && template.content.querySelector('script');
    template.replaceWith(again ? '' : template.content);
    running.add(service);
  }
  for (const place of all(`[data-consent-waits="${service}"]`)) place.hidden = true;
}

/** A category's box ticks its services, and is ticked when all of them are. */
function tickCategory(target: Element): void {
  const inputs = target.closest('.services')?.querySelectorAll('input') ?? [];
  const [whole, ...services] = inputs;
  if (whole?.name !== 'category') return;
  if (target === whole) for (const box of services) box.checked = whole.checked;
  whole.checked = services.every((box) => box.checked);
  whole.indeterminate = !whole.checked && services.some((box) => box.checked);
}

/** A form was sent: the choice holds at once, here and in other tabs, and goes to the server. */
function settle(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  const button = event.submitter as HTMLButtonElement;
  if (form.getAttribute('action') !== '/consent' || button.formMethod === 'dialog') return;
  event.preventDefault();
  const before = readChoice(document.cookie, banner().dataset);
  // Cast, since the types hold that a form may have files; ours has none, and its fields are pairs of text.
  const fields = new URLSearchParams(new FormData(form, button) as unknown as URLSearchParams);
  fields.set('previous', before.receipt);
  const decided = decide(button.value, fields.getAll('service'), before);
  keepChoice(decided, banner().dataset, fields);
  first<HTMLDialogElement>('#consent').close();
  write('status', banner().dataset.done);
  first('main')?.focus({ preventScroll: true });
  heed(true);
  sendQueue().then(() => heed(true));
  channel().postMessage(0);
}

/** To allow one service says nothing of the others; every other button decides them all. */
function decide(act: string, ticked: readonly string[], before: Decided): Decided {
  const every = boxes().map((box) => box.value);
  const yes: Record<string, readonly string[]> = {
    accept: every,
    save: ticked,
    allow: [...before.allowed, ...ticked],
  };
  const allowed = every.filter((id) => yes[act]?.includes(id));
  const said = act === 'allow' ? before.refused : every;
  const refused = said.filter((id) => !allowed.includes(id));
  return { allowed, refused };
}

function open(event: Event): void {
  if (!(event.target as Element).closest('[data-consent-open]')) return;
  event.preventDefault();
  first<HTMLDialogElement>('#consent').showModal();
}

/** Fills the places for a sentence, which are empty otherwise. */
function write(place: 'signal' | 'status', sentence = ''): void {
  for (const element of all(`[data-consent-${place}]`)) element.textContent = sentence;
}

function announce(names: readonly string[]): void {
  const root = document.documentElement;
  if (root.dataset.consent === names.join(' ')) return;
  root.dataset.consent = names.join(' ');
  document.dispatchEvent(new CustomEvent('consent', { detail: names }));
}
