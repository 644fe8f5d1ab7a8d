/**
 * After the build, writes `consent/consent.js` and `consent/consent.css`: our banner for the company's
 * other sites, which link these two and pass `/consent` on to the worker. The script is the page
 * `consent/elsewhere` as a tree, what plants it, and then the very module of our own pages. Languages
 * but the first have a script of their own, `consent/consent.de.js`.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Attributes, Tree } from '../consent/tree.ts';
import { filesEnding } from './files.ts';
import { elementsOf, linkedFrom, readMarkup } from './markup.ts';
import { MARK, scoped } from './scoped.ts';
import { withoutAir } from './slim.ts';

const PAGE = join('consent', 'elsewhere', 'index.html');
const SCRIPT = /<script type="module" src="\/([^"]*)"><\/script>/g;

/** A page of the banner, read. */
interface Banner {
  /** `de/consent/elsewhere/index.html` */
  readonly path: string;
  readonly first: readonly Tree[];
  readonly foot: readonly Tree[];
  /** Files of its two scripts, the module of our own pages and what plants it elsewhere. */
  readonly module: string;
  readonly plant: string;
}

export function filePair(): AstroIntegration {
  let origin = '';
  let source = '';
  return {
    name: 'file-pair',
    hooks: {
      'astro:config:done': ({ config }) => {
        origin = config.site ?? '';
        source = fileURLToPath(config.srcDir);
      },
      'astro:build:done': async ({ dir }) => {
        const dist = fileURLToPath(dir);
        const all = await filesEnding(dist, ['.html']);
        const pages = all.filter((file) => file.endsWith(sep + PAGE));
        const banners = await Promise.all(pages.map((page) => readBanner(dist, page, origin)));
        await mkdir(join(dist, 'consent'), { recursive: true });
        for (const banner of banners) await writeScript(dist, banner);
        if (banners[0]) await writeStyle(dist, source, banners[0]);
        // Those were for us alone.
        for (const page of pages) await rm(dirname(page), { recursive: true });
        for (const { plant } of banners) await rm(join(dist, plant), { force: true });
      },
    },
  };
}

async function readBanner(dist: string, page: string, origin: string): Promise<Banner> {
  const html = await readFile(page, 'utf8');
  const [module, plant] = Array.from(html.matchAll(SCRIPT), ([, src = '']) => src);
  const [, body] = /<body>([\s\S]*)<\/body>/.exec(html.replace(SCRIPT, '')) ?? [];
  const [, language = ''] = /<html lang="([^"]*)"/.exec(html) ?? [];
  if (!(module && plant && body)) throw new Error(`${page} is not the banner with two scripts.`);
  const trees = linkedFrom(readMarkup(body.trim()), origin).map((tree) => marked(tree, language));
  return {
    ...{ path: relative(dist, page), module, plant },
    first: trees.slice(0, -1),
    foot: trees.slice(-1),
  };
}

/** As ours, and in its language, whatever that of the page around it is. */
function marked(tree: Tree, lang: string): Tree {
  if (typeof tree === 'string') return tree;
  const [name, attributes, ...within] = tree;
  return [name, { ...attributes, [MARK]: '', lang }, ...within];
}

async function writeScript(dist: string, { path, first, foot, module, plant }: Banner) {
  const [plants, asks] = await Promise.all(
    [plant, module].map((name) => readFile(join(dist, name), 'utf8')),
  );
  const code = `(()=>{const planted=${JSON.stringify({ first, foot })};${plants}})();${asks}`;
  const language = path === PAGE ? '' : `.${path.split(sep)[0]}`;
  await writeFile(join(dist, 'consent', `consent${language}.js`), code);
}

async function writeStyle(dist: string, source: string, { first, foot }: Banner): Promise<void> {
  const trees = [...first, ...foot];
  const outermost = trees.map((tree) => (typeof tree === 'string' ? {} : tree[1]));
  const names = elementsOf(trees).flatMap(({ name, attributes }) => [name, ...classes(attributes)]);
  const scope = { names: new Set(names), roots: outermost.flatMap(classes) };
  const files = [
    [join(source, 'consent', 'elsewhere.css'), scope],
    [join(dist, 'style', 'base.css'), scope],
    [join(dist, 'style', 'consent.css'), { ...scope, names: new Set(['html', ...names]) }],
  ] as const;
  const parts = files.map(async ([file, of]) =>
    scoped(withoutAir(await readFile(file, 'utf8')), of),
  );
  await writeFile(join(dist, 'consent', 'consent.css'), (await Promise.all(parts)).join(''));
}

/** As selectors have them. */
const classes = ({ class: all = '' }: Attributes): string[] =>
  all
    .split(' ')
    .filter(Boolean)
    .map((one) => `.${one}`);
