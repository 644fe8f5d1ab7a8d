/** Every right that a person approves, and the file that carries it out. A new right is one line here. */
import type { RightId } from '#content/rights.ts';
import type { Carrying } from './carrying.ts';

export const carriedOut: Readonly<Partial<Record<RightId, Carrying>>> = {};
