/** The policy for machines, at an address that stays. */
import type { APIRoute } from 'astro';
import { defaultLanguage } from '#content/languages.ts';
import { policyJsonLd } from '#content/policy-jsonld.ts';

export const GET: APIRoute = ({ site }) =>
  new Response(JSON.stringify(policyJsonLd(defaultLanguage, site?.origin ?? '')));
