/** Says that Global Privacy Control is honoured (W3C GPC, the GPC Support Resource). */
import type { APIRoute } from 'astro';
import { current } from '#content/version.ts';

export const GET: APIRoute = () => Response.json({ gpc: true, lastUpdate: current.inForce });
