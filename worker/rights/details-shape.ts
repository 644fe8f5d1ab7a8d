import { z } from 'zod';

const words = z.string().trim().min(1).max(2_000);

/** What staff may enter about a case; the shape of Details in carrying.ts. */
export const detailsShape = z.object({
  changes: z
    .array(z.object({ field: z.string().max(40), old: words.optional(), new: words }))
    .max(50)
    .optional(),
  organisation: z.object({ name: words, address: words }).optional(),
  keepOptOut: z.boolean().optional(),
  purpose: words.optional(),
  words: z.string().max(10_000).optional(),
});
