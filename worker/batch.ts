/**
 * Group commit. A durable write costs a disk's round trip, however much is in it; so what comes in
 * while one transaction is being written goes into the next one together, and everybody is answered
 * after the commit that holds theirs.
 */
export interface Batch<T, R> {
  /** Resolves, when the item is committed, to what became of it; rejects with what stopped the commit. */
  add(item: T): Promise<R>;
}

interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * @param commit writes the items in one transaction and says, in their order, what became of each
 * @param most items in one commit
 */
export function makeBatch<T, R>(
  commit: (items: readonly T[]) => Promise<readonly R[]>,
  most: number,
): Batch<T, R> {
  let waiting: Waiting<T, R>[] = [];
  let busy = false;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const now = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        const results = await commit(now.map((one) => one.item));
        for (const [index, one] of now.entries()) one.resolve(results[index] as R);
      } catch (error) {
        for (const one of now) one.reject(error);
      }
      // Requests that came in meanwhile are read before the next commit begins.
      await new Promise((resolve) => setImmediate(resolve));
    }
    busy = false;
  }

  return {
    add(item) {
      return new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        if (busy) return;
        busy = true;
        setImmediate(() => void run());
      });
    },
  };
}
