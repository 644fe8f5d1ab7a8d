/** Says at the end of a build which published facts nobody has settled yet. */
import type { AstroIntegration } from 'astro';
import { underReview } from '#content/facts.ts';

export function reviewReport(): AstroIntegration {
  return {
    name: 'review',
    hooks: {
      'astro:build:done': ({ logger }) => {
        for (const { fact, entry, since, reason } of underReview()) {
          const which = entry === null ? fact : `${fact} (${entry})`;
          logger.warn(`The published fact ${which} is under review since ${since}. ${reason}`);
        }
      },
    },
  };
}
