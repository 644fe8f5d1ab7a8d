import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { visitor } from '#worker/routes/visitor.ts';

/** Whom a connection from `address` with that header is counted as. */
async function counted(address: string, forwarded?: string): Promise<string> {
  const app = new Hono();
  app.get('/', (c) => c.text(visitor(c)));
  const headers = forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded };
  const connection = { incoming: { socket: { remoteAddress: address } } };
  return (await app.request('/', { headers }, connection)).text();
}

it.each([
  ['203.0.113.7', undefined, '203.0.113.7'],
  ['::ffff:203.0.113.7', undefined, '203.0.113.7'],
  ['203.0.113.7', '198.51.100.1', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2'],
  ['2001:db8:1:2:ffff::1', undefined, '2001:db8:1:2'],
  ['2001:db8::1', '198.51.100.1', '2001:db8:0:0'],
  ['127.0.0.1', undefined, '127.0.0.1'],
  ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['::1', '6.6.6.6, 198.51.100.1', '198.51.100.1'],
  ['::ffff:127.0.0.1', '198.51.100.1,2001:db8::9', '2001:db8:0:0'],
  ['127.0.0.1', 'unknown', '127.0.0.1'],
  ['127.0.0.1', '1:2:3:4:5:6:7:8::9', '127.0.0.1'],
  ['127.0.0.1', '', '127.0.0.1'],
])('A connection from %s that forwards %j counts as %s', async (address, forwarded, as) => {
  expect(await counted(address, forwarded)).toBe(as);
});
