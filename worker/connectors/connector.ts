/** What telling a recipient is, whichever way: one function, one kind of failure. */
import type { Telling } from '../request/notice.ts';

/** `received`: the recipient has it. `acknowledged`: it says that it is done, too. */
export type Told = 'received' | 'acknowledged';

export interface Connector {
  /** Throws a ConnectorError. Telling the same twice must do no harm. */
  tell(telling: Telling): Promise<Told>;
}

/** The message is a sentence for the officer; it never names the person. */
export class ConnectorError extends Error {
  /** Trying again cannot help: a person has to. */
  readonly permanent: boolean;
  constructor(message: string, permanent: boolean, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ConnectorError';
    this.permanent = permanent;
  }
}
