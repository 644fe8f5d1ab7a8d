/** Notices to recipients of data (UK GDPR Art. 19): seen, and told by hand. */
import { z } from 'zod';
import { listNotices, showNotice, toldByHand } from '../open-notices.ts';
import { operation, staffName } from './operation.ts';

const id = z.string().max(40);

export const noticeOperations = {
  'notices.list': operation(z.object({}), (desk) => listNotices(desk)),
  'notices.show': operation(z.object({ id }), (desk, given) => showNotice(desk, given.id)),
  'notices.told': operation(z.object({ id, staff: staffName }), (desk, given) =>
    toldByHand(desk, given.id, given.staff),
  ),
} as const;
