/** The published pages in every language, for search engines. */
import type { APIRoute } from 'astro';
import { languages } from '#content/languages.ts';
import { pages, rightPage } from '#content/pages.ts';
import { rights } from '#content/rights.ts';
import { current } from '#content/version.ts';
import { pathIn } from '../languages.ts';

export const GET: APIRoute = ({ site }) => {
  const paths = [...Object.values(pages), ...Object.values(rights).map(({ id }) => rightPage(id))];
  const urls = languages
    .flatMap((language) => paths.map((path) => new URL(pathIn(language, path), site).href))
    .map((url) => `<url><loc>${url}</loc><lastmod>${current.inForce}</lastmod></url>`);
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`,
  );
};
