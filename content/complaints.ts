/** Complaints: to whom, on what clock, and where next. */
import type { Fact } from './fact.ts';
import type { IsoDuration } from './period.ts';

/** An office, not a name: people change. */
export const director = {
  fact: 'complaint.director',
  office: 'commercial-director',
  ways: ['email', 'phone', 'post'],
} as const satisfies Fact & Record<string, unknown>;

/** Without an answer in this time the complaint can go to the regulator (`company.ts`). */
export const answerWithin: Fact & { readonly period: IsoDuration } = {
  fact: 'complaint.clock',
  period: 'P30D',
};

/** The way of a complaint, in order. */
export const complaintSteps = [
  { id: 'write', fact: 'complaint.director' },
  { id: 'wait', fact: 'complaint.clock' },
  { id: 'regulator', fact: 'complaint.ico' },
] as const satisfies readonly (Fact & { id: string })[];

export type ComplaintStepId = (typeof complaintSteps)[number]['id'];
