/** Every right that a person approves, and the file that carries it out. A new right is one line here. */
import type { RightId } from '#content/rights.ts';
import { access } from './access.ts';
import type { Carrying } from './carrying.ts';
import { complaint } from './complaint.ts';
import { consentWithdrawal } from './consent-withdrawal.ts';
import { erasure } from './erasure.ts';
import { objection } from './objection.ts';
import { portability } from './portability.ts';
import { profiling } from './profiling.ts';
import { provenance } from './provenance.ts';
import { rectification } from './rectification.ts';
import { restriction } from './restriction.ts';
import { suppliers } from './suppliers.ts';

export const carriedOut: Readonly<Partial<Record<RightId, Carrying>>> = {
  access,
  complaint,
  'consent-withdrawal': consentWithdrawal,
  erasure,
  objection,
  portability,
  profiling,
  provenance,
  rectification,
  restriction,
  suppliers,
};
