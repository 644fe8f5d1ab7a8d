/** Takes away what a service left in this browser. */

/**
 * @param jar all cookies, as the document has them
 * @param names expression that the names of its cookies and storage keys match
 * @param stores whether to look into the stores too, which is slow
 */
export function clear(jar: string, names: RegExp, stores: boolean): void {
  for (const one of jar.split('; ')) {
    const name = one.replace(/=.*/, '');
    if (names.test(name)) expire(name);
  }
  if (!stores) return;
  try {
    for (const store of [localStorage, sessionStorage]) {
      for (const name of Object.keys(store)) if (names.test(name)) store.removeItem(name);
    }
  } catch {
    // A browser that forbids storage has none to clear.
  }
}

/**
 * A cookie goes only under the domain and path it was set with, which nobody can read. So: under the
 * host, each domain above it and none; under this path and each one it lies in, with slash and without.
 */
function expire(name: string): void {
  for (let domain = location.hostname; ; domain = domain.replace(/^[^.]*\.?/, '')) {
    for (let path = location.pathname; path; path = path.replace(/[^/]+$|\/$/, '')) {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere, and this only deletes.
      document.cookie = `${name}=;max-age=0;path=${path};domain=${domain}`;
    }
    if (!domain) break;
  }
}
