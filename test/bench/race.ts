/** Contestants take turns, so that whatever else the machine does hits all of them alike. */

/** What one turn came to. */
export interface Turn {
  /** How many a second. */
  readonly rate: number;
  /** Processor time of this process for one, all its threads; milliseconds. */
  readonly cpu: number;
}

export interface Contestant {
  readonly name: string;
  run(turn: number): Promise<Turn>;
}

export interface Result {
  readonly name: string;
  /** Those that counted, in order. */
  readonly turns: readonly Turn[];
}

/**
 * @param turns that count; one more, the first, warms up and does not
 */
export async function race(contestants: readonly Contestant[], turns: number): Promise<Result[]> {
  const results = contestants.map(({ name, run }) => ({ name, run, turns: [] as Turn[] }));
  for (let turn = 0; turn <= turns; turn++) {
    for (const one of results) {
      // What one leaves behind must not be swept up in the time of the next.
      globalThis.gc?.();
      const came = await one.run(turn);
      if (turn > 0) one.turns.push(came);
    }
  }
  return results;
}

/** Starts the clock; what it returns stops it. */
export function stopwatch(): (count: number) => Turn {
  const cpu = process.cpuUsage();
  const begun = performance.now();
  return (count) => {
    const elapsed = performance.now() - begun;
    const { user, system } = process.cpuUsage(cpu);
    return { rate: (count * 1_000) / elapsed, cpu: (user + system) / 1_000 / count };
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * One line a contestant: median rate, slowest and fastest turn, processor time for one, and the
 * median of its ratios to each rival, turn by turn.
 */
export function table(results: readonly Result[], unit: string, rivals: readonly string[]): string {
  const width = Math.max(...results.map(({ name }) => name.length));
  return results
    .map((one) => `  ${line(one, width, unit)}${against(one, results, rivals)}`)
    .join('\n');
}

function line({ name, turns }: Result, width: number, unit: string): string {
  const rates = turns.map(({ rate }) => rate);
  const cpu = median(turns.map((turn) => turn.cpu)).toFixed(3);
  const span = `${whole(Math.min(...rates))} to ${whole(Math.max(...rates))}`;
  return `${name.padEnd(width)}  ${whole(median(rates)).padStart(6)} ${unit} (${span}), ${cpu} ms of processor each`;
}

function against(one: Result, results: readonly Result[], rivals: readonly string[]): string {
  return results
    .filter((rival) => rival !== one && rivals.includes(rival.name))
    .map((rival) => {
      const ratios = one.turns.map(({ rate }, at) => rate / (rival.turns[at]?.rate ?? Number.NaN));
      return `; ${median(ratios).toFixed(2)} × ${rival.name}`;
    })
    .join('');
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-GB');
}
