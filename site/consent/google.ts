/** Google's Consent Mode, version 2: what its tag is told before it runs and whenever a choice changes. */

declare global {
  interface Window {
    dataLayer?: unknown[];
  }
}

const states = (granted: string) =>
  Object.fromEntries(
    ['analytics_storage', 'ad_storage', 'ad_user_data', 'ad_personalization'].map((signal) => [
      signal,
      granted.includes(signal) ? 'granted' : 'denied',
    ]),
  );

const configured = new Set<string>();

/** The first word, before anything is known: every signal is denied, so that no tag, however it came here, finds one open. */
export function deny(): void {
  gtag('consent', 'default', states(''));
}

/**
 * What was granted; only then is the tag told to measure.
 *
 * @param granted names of signals, in a row
 * @param tag measurement id
 * @param runs whether its script may be on this page
 */
export function tell(granted: string, tag: string, runs: boolean): void {
  gtag('consent', 'update', states(granted));
  // Google's own switch, for a script that is still running when its consent is gone. Cast, since its
  // name has the measurement id in it and no type of the window can list it.
  (window as unknown as Record<string, boolean>)[`ga-disable-${tag}`] = !runs;
  if (!runs || configured.has(tag)) return;
  configured.add(tag);
  gtag('js', new Date());
  gtag('config', tag);
}

function gtag(..._: unknown[]): void {
  window.dataLayer ??= [];
  // biome-ignore lint/complexity/noArguments: the tag heeds the arguments object and no array.
  window.dataLayer.push(arguments);
}
