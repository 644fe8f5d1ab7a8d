/**
 * Files that strangers sent, handed to the browser of staff. By their first octets they are a picture
 * and shown, or they are saved and not opened; what the sender called them counts for nothing. Either
 * way the answer is a document without origin, script or anything else to load.
 */
import type { Context } from 'hono';

const PICTURES: readonly {
  readonly type: string;
  readonly ending: string;
  readonly begins: string;
}[] = [
  { type: 'image/jpeg', ending: 'jpg', begins: 'ffd8ff' },
  { type: 'image/png', ending: 'png', begins: '89504e470d0a1a0a' },
];
const PDF = '255044462d';

/** @param name without an ending */
export function handOver(c: Context, bytes: Uint8Array, name: string): Response {
  const begins = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  const picture = PICTURES.find((one) => begins.startsWith(one.begins));
  if (picture) {
    return send(c, bytes, picture.type, `inline; filename="${name}.${picture.ending}"`);
  }
  return saveAs(c, bytes, begins.startsWith(PDF) ? `${name}.pdf` : name);
}

export function saveAs(c: Context, bytes: Uint8Array, filename: string): Response {
  return send(c, bytes, 'application/octet-stream', `attachment; filename="${filename}"`);
}

function send(c: Context, bytes: Uint8Array, type: string, disposition: string): Response {
  c.header('Cache-Control', 'no-store');
  c.header('Content-Disposition', disposition);
  c.header('Content-Security-Policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'");
  c.header('Content-Type', type);
  return c.body(new Uint8Array(bytes), 200);
}
