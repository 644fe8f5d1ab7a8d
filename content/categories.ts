/** Categories of personal data the company may hold. Words for people stand with each language. */
import type { FactId } from './fact.ts';

/** Clause 3 of the policy, in its order. */
export const categories = [
  'name',
  'title',
  'company-name',
  'company-address',
  'turnover',
  'employees',
  'industry',
  'email',
  'phone',
  'twitter',
  'linkedin',
  'products',
  'contracts',
  'forms',
  'web-activity',
  'activity',
] as const;

export const categoriesFact: FactId = 'categories';

/** Details that other clauses name for one purpose only. */
const furtherCategories = [
  'job-title',
  'postal-address',
  'finance-address',
  'purchases',
  'payments',
  'card',
  'attendance',
  'evaluation',
  'ip-address',
  'domain-name',
  'third-party',
  'service-details',
] as const;

export type CategoryId = (typeof categories)[number] | (typeof furtherCategories)[number];
