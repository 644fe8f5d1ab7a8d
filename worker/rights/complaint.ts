/** A complaint: answered by the Commercial Director, in the director's own words (complaint.director). */
import type { Carrying, CaseFile } from './carrying.ts';

export const complaint: Carrying = {
  right: 'complaint',
  plan: async (_db, _desk, file) => ({
    lines: [
      {
        record: 'answer',
        count: 1,
        act: 'tell',
        basis: 'complaint.director',
        until: null,
        detail: 'The person is sent the answer, and told of the Information Commissioner.',
      },
    ],
    open: answerOf(file)
      ? []
      : ['Write the answer to the complaint: it is what the person is sent.'],
  }),
  carryOut: async (_db, _desk, file) => ({
    answer: [{ part: 'complaint', values: { words: answerOf(file) } }],
    notice: null,
    log: { disputes: file.case.disputes_case_id },
  }),
};

function answerOf(file: CaseFile): string {
  return file.details.words?.trim() ?? '';
}
