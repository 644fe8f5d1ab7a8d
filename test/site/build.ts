/** Builds the site before the tests, if it is missing or older than what it is made of. */
import { buildSiteIfStale } from '#worker/site-build.ts';

export async function setup(): Promise<void> {
  await buildSiteIfStale(console.log);
}
