/** What a letter about a notice of ours means: a recipient's answer, a machine's, or that it came back. */
import type { Reply } from './automatic.ts';
import type { Decision } from './effect.ts';
import type { Message } from './message.ts';

export interface KnownNotice {
  readonly id: string;
  readonly caseId: string;
}

/**
 * A person's answer counts as acknowledgement, and an officer reads it: it may say that it cannot be
 * done. A machine's answer only shows that somebody is on holiday.
 */
export function decideNotice(message: Message, notice: KnownNotice, mayReply: Reply): Decision {
  if (message.report?.kind === 'delivery-status') return cameBack(message, notice);
  const { id, caseId } = notice;
  if (!mayReply.reply || message.report) {
    const detail = { notice: id, why: mayReply.reply ? 'It is a report.' : mayReply.why };
    const log = { do: 'log', caseId, kind: 'notice-answered-by-machine', detail } as const;
    return { outcome: 'not-answered', effects: [log] };
  }
  const note =
    'A recipient answered our notice. It counts as acknowledged: read whether it is done.';
  return {
    outcome: 'joined',
    effects: [
      { do: 'join-case', caseId },
      { do: 'notice-answered', notice: id },
      { do: 'task', kind: 'review', caseId, note },
    ],
  };
}

function cameBack(message: Message, { id, caseId }: KnownNotice): Decision {
  const status = message.report?.fields.get('status') ?? 'unknown';
  // Class 4 means the sending server is still trying (RFC 3463, section 2).
  if (status.startsWith('4')) {
    const log = { do: 'log', caseId, kind: 'delayed', detail: { notice: id, status } } as const;
    return { outcome: 'bounce', effects: [log] };
  }
  return { outcome: 'bounce', effects: [{ do: 'notice-bounced', notice: id, status }] };
}
