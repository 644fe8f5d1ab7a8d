/** Takes away what a service left in this browser. */

/**
 * @param names expression that the names of its cookies and storage keys match
 */
export function clear(names: RegExp): void {
  for (const [name = ''] of document.cookie.split('; ').map((one) => one.split('='))) {
    if (names.test(name)) expire(name);
  }
  try {
    for (const store of [localStorage, sessionStorage]) {
      for (const name of Object.keys(store)) if (names.test(name)) store.removeItem(name);
    }
  } catch {
    // A browser that forbids storage has none to clear.
  }
}

/** A cookie goes only under the domain and path it was set with, which nobody can read: all of them. */
function expire(name: string): void {
  const labels = location.hostname.split('.');
  const domains = ['', ...labels.map((_, at) => `;domain=${labels.slice(at).join('.')}`)];
  const steps = location.pathname.split('/');
  const paths = steps.flatMap((_, at) => {
    const path = steps.slice(0, at + 1).join('/');
    return [path, `${path}/`];
  });
  for (const domain of domains) {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere, and this only deletes.
    for (const path of paths) document.cookie = `${name}=;max-age=0;path=${path}${domain}`;
  }
}
