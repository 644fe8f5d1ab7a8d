/** What staff settled at the desk (worker/labelled.ts), as letters to measure on. */
import { existsSync } from 'node:fs';
import { openAsker } from '#worker/ask.ts';
import { readConfig } from '#worker/config.ts';
import { filesIn } from '#worker/files.ts';
import { parseLetter } from '#worker/mail/parse.ts';
import type { Letter } from '../letters.ts';

/** Asks the running worker, or the database of DATA_DIR itself; none where there is no database. */
export async function labelled(env: NodeJS.ProcessEnv = process.env): Promise<Letter[]> {
  const config = readConfig(env);
  if (!existsSync(filesIn(config.dataDir).database)) return [];
  const asker = await openAsker(config);
  try {
    const settled = await asker.ask('cases.labelled', {});
    return await Promise.all(
      settled.map(async ({ base64, language, rights, channels }, at) => ({
        language,
        set: 'labelled',
        voice: 'desk',
        place: `desk:${at + 1}`,
        labels: rights,
        channels,
        message: await parseLetter(Buffer.from(base64, 'base64')),
      })),
    );
  } finally {
    await asker.close();
  }
}
