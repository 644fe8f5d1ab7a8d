/** How to read what a person takes along, at an address that stays (content/portability-schema.ts). */
import type { APIRoute } from 'astro';
import { defaultLanguage } from '#content/languages.ts';
import { portabilitySchema } from '#content/portability-schema.ts';

export const GET: APIRoute = () =>
  new Response(JSON.stringify(portabilitySchema(defaultLanguage.packages), null, 1));
