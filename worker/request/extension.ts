/** Two further months: when the notice of an extension counts (UK GDPR Art. 12A(3) and (4)). */
import type { ClockRule } from '#content/clock.ts';
import type { DatedEvent, ExtensionNotice } from './clock-event.ts';
import { type Day, dayName, durationName, sum } from './day.ts';
import { type Step, step } from './explanation.ts';
import { type Paused, run } from './pause.ts';
import type { Rule } from './rule.ts';

/** What became of the notices: none was sent, one counted, or none of them did. */
export type Outcome = 'none' | 'granted' | 'refused';

export interface Extended {
  readonly outcome: Outcome;
  readonly period: string;
  readonly noticeBy: Day | null;
  readonly steps: readonly Step[];
}

export function extensionOf(
  events: readonly DatedEvent[],
  { clock }: Rule,
  start: Day,
  pauses: readonly Paused[],
): Extended {
  const notices = events.filter((event) => event.kind === 'extended');
  const window = clock.extension && run(start, clock.extension.noticeWithin, pauses);
  const noticeBy = window?.end ?? null;
  let outcome: Outcome = 'none';
  const steps: Step[] = [];
  for (const notice of notices) {
    const refused = refusalOf(notice, clock, noticeBy, outcome);
    if (refused === null) outcome = 'granted';
    else if (outcome === 'none') outcome = 'refused';
    steps.push(extensionStep(notice, clock, noticeBy, refused));
  }
  const longer = outcome === 'granted' && clock.extension !== null;
  const period = longer ? sum(clock.period, clock.extension.period) : clock.period;
  return { outcome, period, noticeBy, steps };
}

/** Why a notice extends nothing (Art. 12A(3) and (4)); null when it does extend. */
function refusalOf(
  notice: ExtensionNotice & { readonly day: Day },
  clock: ClockRule,
  noticeBy: Day | null,
  before: Outcome,
): string | null {
  const { extension } = clock;
  if (extension === null) return 'the time for this right cannot be extended';
  if (before === 'granted') return 'the time is extended once only';
  if (!extension.grounds.includes(notice.ground))
    return `the only grounds are requests that are ${extension.grounds.join(' or ')}`;
  if (notice.reasons.trim() === '') return 'the person was not told the reasons';
  // The notice's own period is never moved off a weekend: the stricter reading keeps us safe.
  if (noticeBy !== null && notice.day > noticeBy)
    return `it was sent on ${dayName(notice.day)}, and the last day for it was ${dayName(noticeBy)}`;
  return null;
}

function extensionStep(
  notice: ExtensionNotice & { readonly day: Day },
  clock: ClockRule,
  noticeBy: Day | null,
  refused: string | null,
): Step {
  const article = clock.extension?.noticeArticle ?? clock.article;
  if (refused !== null || clock.extension === null)
    return step('extension', `The extension does not count: ${refused}.`, article, null);
  const further = durationName(clock.extension.period);
  const by = noticeBy === null ? 'in time' : `by ${dayName(noticeBy)}`;
  const ground = { complex: 'the request is complex', numerous: 'the requests are many' };
  const sentence = notice.supposed
    ? `The time is extended by ${further}, provided the request is complex or the requests are many and the person is told so, with the reasons, ${by}.`
    : `The time is extended by ${further} from the original start because ${ground[notice.ground]}; the person was told so, with the reasons, on ${dayName(notice.day)}.`;
  return step(
    'extension',
    sentence,
    clock.extension.article,
    notice.supposed ? noticeBy : notice.day,
  );
}
