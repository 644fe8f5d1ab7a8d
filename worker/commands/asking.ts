import { type Asker, openAsker } from '../ask.ts';
import { readConfig } from '../config.ts';

/** Runs a command's work with somebody to ask, and lets go of the database however it ends. */
export async function asking(work: (asker: Asker) => Promise<void>): Promise<void> {
  const asker = await openAsker(readConfig(process.env));
  try {
    await work(asker);
  } finally {
    await asker.close();
  }
}
