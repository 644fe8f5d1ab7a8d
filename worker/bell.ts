/** Something happened: a loop that sleeps wakes, and one that works looks once more before it sleeps. */
export interface Bell {
  ring(): void;
  /** Resolves at the next ring (or at once, if it rang since the last wait), after `atMost` milliseconds, or on abort. */
  wait(atMost: number, signal: AbortSignal): Promise<void>;
}

/** The longest a timer of Node's can run. */
const LONGEST_TIMER = 2 ** 31 - 1;

export function makeBell(): Bell {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    wait(atMost, signal) {
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          wake = null;
          rung = false;
          resolve();
        };
        const timer = setTimeout(done, Math.min(Math.max(0, atMost), LONGEST_TIMER));
        wake = done;
        signal.addEventListener('abort', done);
        if (rung || signal.aborted) done();
      });
    },
  };
}
