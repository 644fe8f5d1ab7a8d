import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { site } from '#content/company.ts';
import { compress } from './site/build/compress.ts';
import { filePair } from './site/build/file-pair.ts';
import { reviewReport } from './site/build/review-report.ts';
import { slim } from './site/build/slim.ts';

export default defineConfig({
  site: process.env.SITE_ORIGIN ?? site.origin,
  srcDir: './site',
  publicDir: './site/public',
  outDir: './dist',
  output: 'static',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  // The worker's content policy allows no inline style and no inline script: all stay files.
  build: { inlineStylesheets: 'never' },
  vite: { build: { assetsInlineLimit: 0 } },
  integrations: [mdx(), reviewReport(), slim(), filePair(), compress()],
});
