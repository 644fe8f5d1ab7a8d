import type { Context } from 'hono';

/**
 * The text fields of a posted form. Whatever else comes (JSON, files, broken multipart) gives an
 * empty form, so that a route sees only strings and only names it asks for.
 */
export async function readForm(c: Context): Promise<URLSearchParams> {
  const type = (c.req.header('Content-Type') ?? '').toLowerCase();
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return new URLSearchParams(await c.req.text());
  }
  if (!type.startsWith('multipart/form-data')) return new URLSearchParams();
  try {
    const fields = [...(await c.req.formData()).entries()];
    const texts = fields.filter((field): field is [string, string] => typeof field[1] === 'string');
    return new URLSearchParams(texts);
  } catch {
    return new URLSearchParams();
  }
}
