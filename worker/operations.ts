/** Everything a command may ask for; a new one is a line in its noun's file under operations/. */
import { z } from 'zod';
import { writeBackup } from './backup.ts';
import { BadRequest } from './bad-request.ts';
import type { Desk } from './desk.ts';
import { caseOperations } from './operations/cases.ts';
import { consentOperations } from './operations/consent.ts';
import { contactOperations } from './operations/contacts.ts';
import { entryOperations } from './operations/entries.ts';
import { linkOperations } from './operations/links.ts';
import { noticeOperations } from './operations/notices.ts';
import { type Operation, operation, wrongWith } from './operations/operation.ts';
import { redactionOperations } from './operations/redactions.ts';
import { staffOperations } from './operations/staff.ts';
import { suppressionOperations } from './operations/suppressions.ts';

const operations = {
  ...linkOperations,
  ...suppressionOperations,
  ...contactOperations,
  ...caseOperations,
  ...entryOperations,
  ...redactionOperations,
  ...consentOperations,
  ...noticeOperations,
  ...staffOperations,
  'backup.write': operation(z.object({ file: z.string().min(1).max(4_000) }), (desk, { file }) =>
    writeBackup(desk, file),
  ),
} as const;

type Operations = typeof operations;
export type OperationName = keyof Operations;
/** What each takes, as it is given. */
export type Input = { [Name in OperationName]: z.input<Operations[Name]['shape']> };
export type Results = { [Name in OperationName]: Awaited<ReturnType<Operations[Name]['run']>> };

export async function operate<Name extends OperationName>(
  desk: Desk,
  name: Name,
  given: unknown,
): Promise<Results[Name]> {
  const { shape, run } = operations[name] as unknown as Operation<z.ZodType, Results[Name]>;
  const wrong = wrongWith(shape, given);
  if (wrong) throw new BadRequest(wrong);
  return run(desk, shape.parse(given));
}

export function isOperation(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}
