/** After the build, writes a brotli and a gzip copy beside each text file, as small as they get. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { filesEnding } from './files.ts';

const textual = ['.html', '.css', '.js', '.svg', '.xml', '.txt', '.json', '.jsonld'];

/** A shared file must not change under the reader's feet, so this runs last of all integrations. */
export function compress(): AstroIntegration {
  return {
    name: 'compress',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const files = await filesEnding(fileURLToPath(dir), textual);
        await Promise.all(files.map(writeSmaller));
        logger.info(`${files.length} files compressed.`);
      },
    },
  };
}

async function writeSmaller(file: string): Promise<void> {
  const text = await readFile(file);
  const br = await promisify(brotliCompress)(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.byteLength,
    },
  });
  await writeFile(`${file}.br`, br);
  await writeFile(`${file}.gz`, await promisify(gzip)(text, { level: 9 }));
}
