/** Every published page, by its path. */
import { pages, rightPage } from '#content/pages.ts';
import { rights } from '#content/rights.ts';

export const published: readonly string[] = [
  ...Object.values(pages),
  ...Object.values(rights).map(({ id }) => rightPage(id)),
];

/** An address at which there is nothing. */
export const missing = '/nothing-is-here/';
