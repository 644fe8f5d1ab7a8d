/**
 * Periods of the policy as ISO 8601 durations, whole units only: `P10Y`, `P6M`, `P30D`, `PT20M`.
 * Languages put them into words (see `en/period.ts`); the worker adds them to a date.
 */
export type IsoDuration = `P${string}`;

export const units = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;
type Unit = (typeof units)[number];

export interface PeriodPart {
  readonly count: number;
  readonly unit: Unit;
}

const shape =
  /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** The parts of a period, largest first, none of them zero. Throws RangeError on anything else. */
export function parts(period: string): PeriodPart[] {
  const match = shape.exec(period);
  if (!match) throw new RangeError(`Not an ISO 8601 duration in whole units: "${period}"`);
  return units
    .map((unit, index) => ({ unit, count: Number(match[index + 1] ?? 0) }))
    .filter((part) => part.count > 0);
}
