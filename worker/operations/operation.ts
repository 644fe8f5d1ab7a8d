/**
 * One thing a command may ask of the process that has the database open: the shape of what is given,
 * and what is done with it. Both are plain data, so that it is the same whether the running worker
 * does it or the command itself.
 */
import { z } from 'zod';
import { channels } from '#content/rights.ts';
import type { Desk } from '../desk.ts';
import { normalAddress } from '../request/address.ts';

export interface Operation<Shape extends z.ZodType, Result> {
  readonly shape: Shape;
  readonly run: (desk: Desk, given: z.output<Shape>) => Promise<Result>;
}

/** Ties the shape to what is done with it, so that neither can drift from the other. */
export function operation<Shape extends z.ZodType, Result>(
  shape: Shape,
  run: (desk: Desk, given: z.output<Shape>) => Promise<Result>,
): Operation<Shape, Result> {
  return { shape, run };
}

/** More in one call than this, and the worker would not answer anybody else meanwhile. */
export const MOST_AT_ONCE = 1_000;

/** An address, given in any form, had in the normal one. */
export const address = z.string().transform((text, context) => {
  const normal = normalAddress(text);
  if (normal) return normal;
  context.addIssue({ code: 'custom', message: `«${text}» is not an email address` });
  return z.NEVER;
});

export const channel = z.enum(channels, { error: `a channel is one of ${channels.join(', ')}` });
export const reference = z.string().max(40);
export const staffName = z.string().min(1).max(100);

/** Who decides, as the desk knows them. */
export const staff = z.object({
  name: staffName,
  role: z.enum(['officer', 'director'], { error: 'a role is officer or director' }),
});

/** What is wrong with what was given, a sentence a line; null when nothing is. */
export function wrongWith(shape: z.ZodType, given: unknown): string | null {
  const parsed = shape.safeParse(given);
  if (parsed.success) return storable(parsed.data) ? null : UNSTORABLE;
  return parsed.error.issues
    .map((issue) => `${issue.path.join('.')}: ${issue.message}.`)
    .join('\n');
}

const UNSTORABLE = 'Text must be whole characters, without NUL.';

/** Whether every text in it is one that the database holds and gives back as it was. */
function storable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(storable);
}
