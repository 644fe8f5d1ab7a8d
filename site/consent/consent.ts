/**
 * The visitor's choice about cookies. Until there is one, nothing is stored and nothing optional
 * runs; closing, scrolling and silence are no choice. The choice is kept in this browser under one
 * key of local storage, never in a cookie, with the revision of the register it was made about.
 */

const key = 'consent';

interface Choice {
  /** Hash over the services asked about: another register is another question. */
  readonly revision: string;
  /** When the choice was made, milliseconds since 1970. */
  readonly at: number;
  /** Ids of the services allowed. */
  readonly allowed: readonly string[];
}

const banner = document.querySelector<HTMLElement>('.consent');
const forms = document.querySelectorAll<HTMLFormElement>('form[action="/consent"]');

if (banner) begin(banner);

function begin(section: HTMLElement): void {
  const choice = read(section);
  section.hidden = choice !== undefined || refusedByBrowser();
  for (const form of forms) {
    form.hidden = false;
    if (choice) tick(form, choice.allowed);
    form.addEventListener('submit', (event) => settle(event, section, form));
  }
  document.querySelector('.consent [aria-controls]')?.addEventListener('click', unfold);
}

/** Global Privacy Control is a refusal; it is heeded without being stored as a choice. */
function refusedByBrowser(): boolean {
  return 'globalPrivacyControl' in navigator && navigator.globalPrivacyControl === true;
}

function read(section: HTMLElement): Choice | undefined {
  try {
    const choice: Choice = JSON.parse(localStorage.getItem(key) ?? '');
    const age = Date.now() - choice.at;
    const good = Array.isArray(choice.allowed) && age < Number(section.dataset.lasts);
    return good && choice.revision === section.dataset.revision ? choice : undefined;
  } catch {
    // No choice yet, or a browser that keeps nothing for us: either way there is no consent.
    return undefined;
  }
}

function settle(event: SubmitEvent, section: HTMLElement, form: HTMLFormElement): void {
  event.preventDefault();
  const pressed = event.submitter instanceof HTMLButtonElement ? event.submitter.value : 'save';
  const boxes = [...form.querySelectorAll<HTMLInputElement>('input[name="service"]')];
  const allowed = boxes
    .filter((box) => pressed === 'accept' || (pressed === 'save' && box.checked))
    .map((box) => box.value);
  for (const other of forms) tick(other, allowed);
  keep({ revision: section.dataset.revision ?? '', at: Date.now(), allowed });
  section.hidden = true;
  say(section.dataset.done ?? '');
}

function keep(choice: Choice): void {
  try {
    localStorage.setItem(key, JSON.stringify(choice));
  } catch {
    // Storage is full or forbidden: the choice holds for this page, and is asked again on the next.
  }
  document.dispatchEvent(new CustomEvent('consent', { detail: choice }));
}

function tick(form: HTMLFormElement, allowed: readonly string[]): void {
  for (const box of form.querySelectorAll<HTMLInputElement>('input[name="service"]')) {
    box.checked = allowed.includes(box.value);
  }
}

/** Tells it in words, and puts the keyboard where the page begins rather than nowhere. */
function say(done: string): void {
  for (const status of document.querySelectorAll('[data-consent-status]'))
    status.textContent = done;
  document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
}

function unfold(event: Event): void {
  const button = event.currentTarget;
  if (!(button instanceof HTMLElement)) return;
  const folded = button.getAttribute('aria-expanded') !== 'true';
  button.setAttribute('aria-expanded', String(folded));
  document
    .getElementById(button.getAttribute('aria-controls') ?? '')
    ?.toggleAttribute('hidden', !folded);
}
