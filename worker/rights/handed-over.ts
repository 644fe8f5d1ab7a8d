/** What each right hands over in which others may be named: their names are decided on there, and nowhere else. */
import type { RightId } from '#content/rights.ts';
import type { Executor } from '#db/open.ts';
import { collectHeld } from '../packages/collect.ts';
import type { Held } from '../packages/held.ts';
import type { CaseFile } from './carrying.ts';
import { given } from './portability.ts';
import { sourcesOf } from './provenance.ts';

export const handedOver: Readonly<
  Partial<Record<RightId, (db: Executor, file: CaseFile) => Promise<Held>>>
> = {
  access: collectHeld,
  portability: given,
  provenance: sourcesOf,
};
