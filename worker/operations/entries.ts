/** Requests that came on paper or by phone, entered by staff. */
import { z } from 'zod';
import { requestForm } from '#content/request-form.ts';
import { channels, rightIds } from '#content/rights.ts';
import { enterRequest } from '../enter.ts';
import { address, operation, staff } from './operation.ts';

const entered = z.object({
  staff,
  right: z.enum(rightIds, { error: `a right is one of ${rightIds.join(', ')}` }),
  address,
  name: z.string().trim().max(requestForm.most.name).default(''),
  received: z.iso.date('a day is written like 2026-03-12'),
  words: z.string().trim().min(1, 'write down what was asked').max(requestForm.most.words),
  channels: z.array(z.enum(channels)).default([]),
  language: z.string().max(10).default('en'),
});

export const entryOperations = {
  'cases.enter': operation(entered, (desk, given) => enterRequest(desk, given)),
} as const;
