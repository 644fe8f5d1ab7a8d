/**
 * Serves the built site. The files are few and small, so they are read once, at the start: no
 * request touches the disk, a path is a key of a map (nothing to climb out of), and the entity tag
 * is the hash of what is sent.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { type Context, Hono } from 'hono';
import { getMimeType } from 'hono/utils/mime';

type Encoding = 'br' | 'gzip' | 'identity';

interface Body {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

interface Page {
  readonly type: string;
  readonly cache: string;
  readonly bodies: ReadonlyMap<Encoding, Body>;
}

const suffixes: ReadonlyArray<readonly [Encoding, string]> = [
  ['br', '.br'],
  ['gzip', '.gz'],
];

/** Types that the extension alone does not tell. RFC 9116 asks for plain text in UTF-8. */
const types: Readonly<Record<string, string>> = {
  '.jsonld': 'application/ld+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Every page of `distDir` for GET and HEAD, and the site's own page with status 404 for anything
 * else; mount it last. Throws, with the command that helps, when the site has not been built.
 */
export function siteRoutes(distDir: string): Hono {
  const pages = readPages(distDir);
  const missing = pages.get('/404.html');
  const app = new Hono();
  app.on(['GET', 'HEAD'], '*', (c) => {
    const page = pages.get(c.req.path) ?? pages.get(`${c.req.path}index.html`);
    if (page) return answer(c, page, 200);
    if (pages.has(`${c.req.path}/index.html`)) return c.redirect(`${c.req.path}/`, 301);
    return missing ? answer(c, missing, 404) : c.text('There is no page at this address.', 404);
  });
  return app;
}

function readPages(dist: string): ReadonlyMap<string, Page> {
  const distDir = resolve(dist);
  if (!existsSync(join(distDir, 'index.html'))) {
    throw new Error(
      `The site has not been built: ${distDir} has no index.html. Run "npm run build".`,
    );
  }
  const files = readdirSync(distDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !suffixes.some(([, end]) => entry.name.endsWith(end)))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    files.map((file) => [file.slice(distDir.length).split(sep).join('/'), readPage(file)]),
  );
}

function readPage(file: string): Page {
  const bodies = new Map<Encoding, Body>();
  for (const [encoding, suffix] of suffixes) {
    if (existsSync(file + suffix)) bodies.set(encoding, readBody(file + suffix));
  }
  bodies.set('identity', readBody(file));
  const extension = file.slice(file.lastIndexOf('.'));
  return {
    type: types[extension] ?? getMimeType(file) ?? 'application/octet-stream',
    // Astro puts the hash of the content into the names below /_astro/; all else is asked about.
    cache: file.includes(`${sep}_astro${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
    bodies,
  };
}

function readBody(file: string): Body {
  const bytes = new Uint8Array(readFileSync(file));
  return {
    bytes,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
  };
}

function answer(c: Context, page: Page, status: 200 | 404): Response {
  const [encoding, body] = choose(page, c.req.header('Accept-Encoding') ?? '');
  c.header('Cache-Control', page.cache);
  c.header('Content-Type', page.type);
  c.header('ETag', body.etag);
  c.header('Vary', 'Accept-Encoding');
  if (status === 200 && knows(c.req.header('If-None-Match'), body.etag)) return c.body(null, 304);
  if (encoding !== 'identity') c.header('Content-Encoding', encoding);
  c.header('Content-Length', String(body.bytes.byteLength));
  return c.req.method === 'HEAD' ? c.body(null, status) : c.body(body.bytes, status);
}

/** The smallest body the client takes; the plain one when it takes no other. */
function choose(page: Page, accepted: string): readonly [Encoding, Body] {
  for (const [encoding, body] of page.bodies) {
    if (encoding === 'identity' || takes(accepted, encoding)) return [encoding, body];
  }
  throw new Error('A page always has a plain body.');
}

/** RFC 9110 section 12.5.3; a quality of nought is a refusal. */
function takes(accepted: string, encoding: Encoding): boolean {
  return accepted.split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    return name === encoding && !parameters.some((piece) => /^q=0(\.0*)?$/.test(piece));
  });
}

function knows(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
