/**
 * Hostile requests at every route. libsql ends the process on a boolean or on half a character, so
 * the first thing held here is that the worker is still there afterwards.
 */
import { request } from 'node:http';
import { connect } from 'node:net';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepLinks } from '#db/links.ts';
import { filesIn } from '#worker/files.ts';
import { mintLink } from '#worker/link.ts';
import { publicApp } from '#worker/routes/app.ts';
import { type Running, start } from '#worker/start.ts';
import { makeUnsubscriber } from '#worker/unsubscribe.ts';
import { configFor } from '../desk.ts';

let running: Running;
let token: string;

beforeAll(async () => {
  running = await start(configFor(), () => {});
  const link = mintLink(running.desk.keys, 'dana@okafor.example', '', new Date());
  await keepLinks(running.desk.db, [link.row]);
  token = link.token;
});
afterAll(() => running.stop());

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const boundary = 'multipart/form-data; boundary=b';
const part = (name: string, value: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

const form = 'application/x-www-form-urlencoded';
const json = 'application/json';
const bodies: readonly (readonly [string, string, string | Uint8Array<ArrayBuffer>])[] = [
  ['booleans as JSON', json, '{"saved":true,"allow":false,"List-Unsubscribe":true}'],
  ['a bare boolean', json, 'true'],
  ['nested objects', json, '{"allow":{"$ne":null},"saved":{"__proto__":{"x":1}}}'],
  ['ten thousand nested arrays', json, nested(10_000)],
  ['JSON that ends in the middle', json, '{"saved":'],
  ['numbers out of range', json, '{"saved":1e999,"allow":-0}'],
  ['half a surrogate pair', json, '{"saved":"\\ud800","allow":"\\ud83d"}'],
  ['invalid UTF-8', form, Uint8Array.of(0xff, 0xfe, 0x3d, 0xc0, 0x80)],
  ['invalid UTF-8, percent-encoded', form, 'saved=%ff%fe&allow=%c0%80&%ed%a0%80=1'],
  ['NUL', form, 'saved=y%00es&allow=em%00ail&\0=\0'],
  ['half an escape', form, 'saved=%&allow=%4'],
  ['ten thousand fields', form, 'allow=email&'.repeat(5_000)],
  ['names of every object', form, '__proto__=x&constructor=y&allow=__proto__'],
  ['a form that says it is JSON', json, 'saved=yes&allow=email'],
  ['no body at all', form, ''],
  ['an empty multipart', boundary, '--b--\r\n'],
  ['a multipart without an end', boundary, part('saved', 'yes')],
  ['a multipart with another boundary', boundary, part('saved', 'yes').replaceAll('--b', '--c')],
  ['a multipart without a boundary', 'multipart/form-data', part('saved', 'yes')],
  ['a multipart of octets', boundary, Uint8Array.from({ length: 5_000 }, (_, at) => at % 256)],
  [
    'a file in place of a field',
    boundary,
    `--b\r\nContent-Disposition: form-data; name="allow"; filename="../x"\r\n\r\nemail\r\n--b--\r\n`,
  ],
  ['a content type of nonsense', '\\/;;=', 'saved=yes'],
  ['xml', 'application/xml', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
  ['a megabyte', form, `saved=${'x'.repeat(1_000_000)}`],
  ['a megabyte of multipart', boundary, `${part('saved', 'x'.repeat(1_000_000))}--b--\r\n`],
];

/** Every route that there is, by a true link and by ones that are not. */
function paths(): string[] {
  const { desk } = running;
  const app = publicApp(desk, makeUnsubscriber(desk), new Hono());
  const patterns = new Set(
    app.routes.map((route) => route.path).filter((one) => !one.includes('*')),
  );
  const filled = [...patterns].flatMap((pattern) =>
    [token, 'a'.repeat(32), '%00%ff'].map((value) => pattern.replace(/:\w+/g, value)),
  );
  return [...new Set(filled), '/privacy/', '/nowhere', '//', '/..%2f..%2fetc/passwd'];
}

async function alive(): Promise<void> {
  const answer = await fetch(`${running.config.publicUrl}/health`);
  expect(answer.status).toBe(200);
}

describe.each(bodies)('%s', (_what, type, body) => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
    'by %s is answered, and never with a fault',
    async (method) => {
      for (const path of paths()) {
        const url = `${running.config.publicUrl}${path}`;
        const answer = await fetch(url, {
          method,
          headers: { 'Content-Type': type },
          body,
          redirect: 'manual',
        });
        await answer.arrayBuffer();
        expect(answer.status, `${method} ${path}`).toBeGreaterThanOrEqual(200);
        expect(answer.status, `${method} ${path}`).toBeLessThan(500);
      }
      await alive();
    },
  );

  it('at every operation of the local socket is answered, and never ends the worker', async () => {
    const { socket } = filesIn(running.config.dataDir);
    for (const name of [
      'links.mint',
      'suppressions.add',
      'suppressions.page',
      'suppressions.remove',
      'cases.list',
      'cases.show',
      'nothing',
      '__proto__',
      '%ff',
    ]) {
      const status = await postToSocket(socket, `/${name}`, body);
      expect(status, name).toBeGreaterThanOrEqual(400);
      expect(status, name).toBeLessThan(500);
    }
    await alive();
  });
});

it('Bodies of every kind have unsubscribed one person by the route that asks for no body, and nobody else', async () => {
  const rows = await running.desk.db
    .selectFrom('suppressions')
    .select(['address', 'channel'])
    .execute();
  expect(new Set(rows.map((row) => row.address))).toEqual(new Set(['dana@okafor.example']));
});

describe('Values that are well formed JSON and not what is asked for', () => {
  it.each([
    ['links.mint', { addresses: [true] }],
    ['links.mint', { addresses: 'a@b.example' }],
    ['links.mint', { addresses: ['half\ud800@b.example'] }],
    ['links.mint', { addresses: ['a@b.example'], list: 'half\ud800' }],
    ['links.mint', { addresses: ['a@b.example'], list: 'a\0b' }],
    ['links.mint', { addresses: ['a@b.example'], list: { x: 1 } }],
    [
      'suppressions.add',
      { way: 'desk', entries: [{ address: 'a@b.example', channels: ['email'], name: true }] },
    ],
    [
      'suppressions.add',
      { way: 'desk', entries: [{ address: 'a@b.example', channels: ['email'], name: 'a\0b' }] },
    ],
    [
      'suppressions.add',
      { way: 'desk', entries: [{ address: 'a@b.example', channels: ['email'], name: '\ud800' }] },
    ],
    ['suppressions.page', { after: { created_at: 'x\0', id: 'y' }, size: 1 }],
    ['suppressions.page', { after: null, size: 1e9 }],
    ['cases.show', { reference: '\ud800' }],
    ['cases.show', { reference: { $ne: 1 } }],
    ['cases.list', { all: 'yes' }],
  ])('%s %j', async (name, given) => {
    expect(
      await postToSocket(filesIn(running.config.dataDir).socket, `/${name}`, JSON.stringify(given)),
    ).toBe(400);
    await alive();
  });
});

it('A body that says it is longer than it is, and one that never ends, are given up', async () => {
  const { host, port } = running.config;
  for (const head of ['Content-Length: 50', 'Transfer-Encoding: chunked', 'Content-Length: -1']) {
    const socket = connect(port, host);
    socket.on('error', () => {});
    socket.write(
      `POST /unsubscribe/${token} HTTP/1.1\r\nHost: x\r\nContent-Type: ${form}\r\n${head}\r\n\r\nx`,
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
  }
  await alive();
});

function postToSocket(
  socketPath: string,
  path: string,
  body: string | Uint8Array,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request({ socketPath, path, method: 'POST' }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    call.on('error', reject);
    call.end(body);
  });
}
