/** Who takes part, each as a page of the same text: what it puts in the head, and first in the body. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { dist } from '../../site/serve.ts';

export interface Contestant {
  readonly name: string;
  readonly version: string;
  /** Markup in the head, first in the body, and in the foot: what it offers to take a consent back with. */
  readonly head: string;
  readonly body: string;
  readonly foot: string;
  /** Files by path, for the server. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** All that a visitor fetches for it, brotli. */
  readonly bytes: number;
}

const here = import.meta.dirname;
const require = createRequire(join(here, 'package.json'));
const brotli = (content: Buffer | string) => brotliCompressSync(content).byteLength;
const text = (path: string) => readFileSync(path, 'utf8');

/** The pages of the built site have it; here it stands on a page of its own. */
export function ours(): Contestant {
  const page = text(join(dist, 'index.html'));
  const [asks = ''] =
    /<section class="consent"[\s\S]*?<p class="unseen" role="status"[^>]*><\/p>/.exec(page) ?? [];
  const script =
    readdirSync(join(dist, '_astro')).find((name) => /^Banner.*\.js$/.test(name)) ?? '';
  const module = readFileSync(join(dist, '_astro', script));
  const style = readFileSync(join(dist, 'style/consent.css'));
  // The tag of the others is a call; here it waits in a template, and the box names it.
  const body = asks.replace(
    'value="google-analytics"',
    'value="google-analytics" data-tag="G-STUB0001"',
  );
  const tag =
    '<template data-consent="google-analytics"><script src="/google.js"></script></template>';
  return {
    name: 'ours',
    version: '',
    head: '<link rel="stylesheet" href="/consent.css"><script type="module" src="/consent.js"></script>',
    body: body + tag,
    foot: '<form class="withdraw" action="/consent" method="post"><button name="choice" value="withdraw">Withdraw</button></form>',
    files: new Map([
      ['/consent.js', module],
      ['/consent.css', style],
    ]),
    bytes: brotli(module) + brotli(style) + brotli(asks),
  };
}

const packages: Readonly<Record<string, string>> = {
  cookieyes: '@cookieyes/react',
  probo: '@probo/cookie-banner',
  c15t: '@c15t/react',
};

/** Bundled and minified as a site would do it; frameworks they need count, since they are fetched. */
export async function rival(name: string): Promise<Contestant> {
  const { build } = require('esbuild') as typeof import('esbuild');
  const folder = mkdtempSync(join(tmpdir(), 'pd-bench-'));
  await build({
    entryPoints: [join(here, 'rivals', `${name}.js`)],
    outfile: join(folder, 'entry.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  const files = new Map(
    readdirSync(folder).map((file) => [`/${file}`, readFileSync(join(folder, file))]),
  );
  rmSync(folder, { recursive: true });
  const beside = name === 'tarteaucitronjs' ? tarteaucitron() : new Map<string, Buffer>();
  const fetched = [...files.values(), ...beside.values()];
  const style = files.has('/entry.css') ? '<link rel="stylesheet" href="/entry.css">' : '';
  const manifest = text(join(here, 'node_modules', packages[name] ?? name, 'package.json'));
  return {
    name: packages[name] ?? name,
    version: (JSON.parse(manifest) as { version: string }).version,
    head: `${style}<script type="module" src="/entry.js"></script>`,
    // It lets a script through by an attribute; the others are told what to do.
    body:
      name === 'probo'
        ? '<script type="text/plain" data-cookie-consent="analytics" data-src="/google.js"></script>'
        : '',
    foot: '',
    files: new Map([...files, ...beside]),
    bytes: fetched.reduce((sum, content) => sum + brotli(content), 0),
  };
}

/** It fetches these by itself. */
function tarteaucitron(): Map<string, Buffer> {
  const folder = join(here, 'node_modules/tarteaucitronjs');
  const names = [
    'tarteaucitron.min.js',
    'tarteaucitron.services.min.js',
    'lang/tarteaucitron.en.min.js',
  ];
  return new Map(names.map((name) => [`/tarteaucitron/${name}`, readFileSync(join(folder, name))]));
}
