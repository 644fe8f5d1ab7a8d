/**
 * The visitor's choice about cookies, on every page. Until there is one nothing is stored and nothing
 * optional runs; closing, scrolling and silence are no choice. The forms of the page are the
 * configuration: each box carries its service, the names it leaves and the signals it grants.
 *
 * After each change `document` has an event `consent` with the services that may run, and `<html>`
 * names them in `data-consent`; `api.ts` has both with types.
 */
import { type Choice, freshReceipt, keepChoice, readChoice, sendQueue } from './choice.ts';
import { clear } from './clear.ts';
import { tell } from './google.ts';

const root = document.documentElement;
/** Services whose script is running on this page. */
const running = new Set<string>();
const others = new BroadcastChannel('consent');
const covering = new ResizeObserver(() =>
  root.style.setProperty('--covered', `${banner().offsetHeight}px`),
);

begin();
document.addEventListener('astro:after-swap', begin);
document.addEventListener('submit', settle);
document.addEventListener('click', open);
document.addEventListener('change', tickCategory);
addEventListener('pageshow', (event) => event.persisted && heed());
addEventListener('online', sendQueue);
others.onmessage = heed;

/** On each page: the first, and every one that Astro's client router brings. */
function begin(): void {
  covering.observe(banner());
  heed();
  sendQueue();
}

function banner(): HTMLElement {
  return all<HTMLElement>('.consent')[0] as HTMLElement;
}

function all<E extends Element>(selector: string): E[] {
  return [...document.querySelectorAll<E>(selector)];
}

/** One box for each service there is a say in. */
function boxes(): HTMLInputElement[] {
  return all('#consent [name=service]');
}

function current(): Choice {
  const { revision = '', lasts } = banner().dataset;
  return readChoice(revision, Number(lasts));
}

/** What the browser says for its owner (Global Privacy Control, Do Not Track), where it is heeded. */
function refusedByBrowser(): boolean {
  const { heeds = '' } = banner().dataset;
  const gpc = 'globalPrivacyControl' in navigator && navigator.globalPrivacyControl;
  return (
    (heeds.includes('gpc') && gpc === true) ||
    (heeds.includes('dnt') && navigator.doNotTrack === '1')
  );
}

/** Makes the page what the choice says it is. */
function heed(): void {
  const { allowed, refused } = current();
  const no = refusedByBrowser();
  const undecided = (box: HTMLInputElement) => !allowed.concat(refused).includes(box.value);
  const may = boxes().filter(
    (box) => allowed.includes(box.value) || (box.dataset.exempt && undecided(box) && !no),
  );
  const asks = boxes().some((box) => !box.dataset.exempt && undecided(box));
  banner().hidden = !asks || no;
  write('signal', no && boxes().some(undecided));
  for (const form of all<HTMLElement>('[data-consent-withdraw]')) form.hidden = !allowed.length;
  tick(may.map((box) => box.value));
  const granted = may.flatMap((box) => (box.dataset.signals ?? '').split(' '));
  for (const box of boxes()) govern(box, may.includes(box), granted);
  announce(may.map((box) => box.value).join(' '));
}

/** Lets one service run, or stops it and takes away what it left. */
function govern(box: HTMLInputElement, may: boolean, granted: readonly string[]): void {
  const { tag, names = '^$', pings } = box.dataset;
  if (tag) tell(granted, tag, may || pings !== undefined);
  for (const place of all<HTMLElement>(`[data-consent-waits="${box.value}"]`)) place.hidden = may;
  if (may || pings) load(box.value);
  if (may) return;
  clear(RegExp(names));
  // A script that ran cannot be taken back; a page without it can be had.
  if (running.has(box.value) && !pings) location.reload();
}

function load(service: string): void {
  for (const template of all<HTMLTemplateElement>(`template[data-consent="${service}"]`)) {
    // The client router keeps a script running from page to page; a frame is new on each.
    const again = template.content.querySelector('script') && running.has(service);
    template.replaceWith(again ? '' : document.importNode(template.content, true));
    running.add(service);
  }
}

function tick(may: readonly string[]): void {
  for (const box of all<HTMLInputElement>('form input[name=service][type=checkbox]')) {
    box.checked = may.includes(box.value);
    tickCategory({ target: box });
  }
}

/** A category's box ticks its services, and is ticked when all of them are. */
function tickCategory({ target }: { readonly target: EventTarget | null }): void {
  if (!(target instanceof HTMLInputElement)) return;
  const set = target.closest('fieldset');
  const whole = set?.querySelector<HTMLInputElement>('[name=category]');
  if (!set || !whole) return;
  const services = [...set.querySelectorAll<HTMLInputElement>('[name=service]')];
  if (target === whole) for (const box of services) box.checked = whole.checked;
  whole.checked = services.every((box) => box.checked);
  whole.indeterminate = !whole.checked && services.some((box) => box.checked);
}

/** A form was sent: the choice holds at once, here and in other tabs, and goes to the server. */
function settle(event: SubmitEvent): void {
  const { target: form, submitter } = event;
  if (!(form instanceof HTMLFormElement) || !(submitter instanceof HTMLButtonElement)) return;
  if (form.getAttribute('action') !== '/consent' || submitter.formMethod === 'dialog') return;
  event.preventDefault();
  const before = current();
  const fields = new FormData(form);
  const choice = decide(submitter.value, fields.getAll('service').map(String), before);
  keepChoice(choice, banner().dataset.revision ?? '', [
    ['choice', submitter.value],
    ['shown', String(fields.get('shown'))],
    ['previous', before.receipt],
  ]);
  others.postMessage(0);
  all<HTMLDialogElement>('#consent')[0]?.close();
  write('status', true);
  all<HTMLElement>('main')[0]?.focus({ preventScroll: true });
  sendQueue().then(heed);
  heed();
}

function decide(act: string, ticked: readonly string[], before: Choice): Choice {
  const receipt = freshReceipt();
  if (act === 'allow') {
    const refused = before.refused.filter((id) => !ticked.includes(id));
    return { receipt, allowed: [...new Set([...before.allowed, ...ticked])], refused };
  }
  const every = boxes().map((box) => box.value);
  const allowed = act === 'accept' ? every : act === 'save' ? ticked : [];
  return { receipt, allowed, refused: every.filter((id) => !allowed.includes(id)) };
}

function open(event: Event): void {
  if (!(event.target instanceof Element) || !event.target.closest('[data-consent-open]')) return;
  event.preventDefault();
  all<HTMLDialogElement>('#consent')[0]?.showModal();
}

/** Fills the places for a sentence, which are empty otherwise. */
function write(place: 'signal' | 'status', shown: boolean): void {
  const { signal = '', done = '' } = banner().dataset;
  for (const element of all(`[data-consent-${place}]`)) {
    element.textContent = shown ? (place === 'signal' ? signal : done) : '';
  }
}

function announce(may: string): void {
  if (root.dataset.consent === may) return;
  root.dataset.consent = may;
  document.dispatchEvent(new CustomEvent('consent', { detail: may.split(' ').filter(Boolean) }));
}
