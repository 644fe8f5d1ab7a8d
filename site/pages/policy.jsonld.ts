/** The policy for machines, at an address that stays. */
import type { APIRoute } from 'astro';
import { defaultLanguage } from '#content/languages.ts';
import { policyGraph } from '../policy-graph.ts';

export const GET: APIRoute = ({ site }) =>
  new Response(JSON.stringify(policyGraph(defaultLanguage, site?.origin ?? ''), null, 1));
