/**
 * For the site's own scripts: may a service run, and when does that change? Nothing is read from a
 * store, so that asking leaves no trace.
 */
import type { ServiceId } from '#content/cookies.ts';

/** Whether the visitor lets this service run, now; no, until that is known, a moment after the page came. */
export const allows = (service: ServiceId): boolean =>
  (document.documentElement.dataset.consent ?? '').split(' ').includes(service);

/**
 * Calls `listener` with the services that may run: now, and after each change.
 *
 * @returns what ends it
 */
export function onConsent(listener: (allowed: readonly ServiceId[]) => void): () => void {
  const heard = (event: Event) => listener((event as CustomEvent<ServiceId[]>).detail);
  document.addEventListener('consent', heard);
  const now = document.documentElement.dataset.consent;
  if (now !== undefined) listener(now.split(' ').filter(Boolean) as ServiceId[]);
  return () => document.removeEventListener('consent', heard);
}
