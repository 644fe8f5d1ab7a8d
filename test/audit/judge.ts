/** Holds what was seen against the register of cookies. Decides only. */
import { measurementId, type Register } from '#content/consent.ts';
import type { Cookie, Service } from '#content/cookies.ts';
import type { Seen, State } from './look.ts';

export interface Finding {
  readonly what: 'undeclared' | 'too early' | 'stays after withdrawal' | 'declared and never seen';
  readonly name: string;
  /** Where and in which state; empty for what was never seen. */
  readonly where: string;
}

/** States in which nothing may be there that waits for consent. */
const silent: readonly State[] = ['before', 'rejected', 'gpc'];

/**
 * @param standIn measurement id of the tag that was tried, where the register has none
 */
export function judge(
  seen: readonly Seen[],
  register: Register,
  standIn: string | undefined,
): Finding[] {
  const found = seen.flatMap((one) => {
    const what = fault(one, register);
    return what
      ? [{ what, name: `${one.kind} ${one.name}`, where: `${one.state}, ${one.path}` }]
      : [];
  });
  const running = register.services.filter(
    (service) => service.tag === null || measurementId(service, standIn) !== null,
  );
  const never = register.cookies
    .filter(({ service }) => running.some(({ id }) => id === service))
    .filter((cookie) => !seen.some((one) => isCookie(one, cookie)))
    .map(({ name, storage }) => ({
      what: 'declared and never seen' as const,
      name: `${storage} ${name}`,
      where: '',
    }));
  return [...found, ...never];
}

function fault(one: Seen, register: Register): Finding['what'] | null {
  const service = serviceOf(one, register);
  if (!service) return 'undeclared';
  if (service.basis !== 'consent') {
    // The choice itself may be kept once there is one, and not before.
    const early = service.basis === 'necessary' && (one.state === 'before' || one.state === 'gpc');
    return early ? 'too early' : null;
  }
  if (silent.includes(one.state)) return 'too early';
  // Hosts were asked while consent stood; what is kept has to go.
  return one.state === 'withdrawn' && one.kind !== 'host' ? 'stays after withdrawal' : null;
}

function serviceOf(one: Seen, { services, cookies }: Register): Service | undefined {
  if (one.kind === 'host')
    return services.find(({ tag }) => tag && hosts(tag).some(takes(one.name)));
  const cookie = cookies.find((each) => isCookie(one, each));
  return services.find(({ id }) => id === cookie?.service);
}

const isCookie = (one: Seen, { storage, pattern }: Cookie): boolean =>
  one.kind === storage && new RegExp(pattern).test(one.name);

const hosts = ({ script, sendsTo }: NonNullable<Service['tag']>): string[] =>
  [script, ...sendsTo].map((url) => url.replace(/^https:\/\//, '').replace(/\/.*/, ''));

/** `*.example.com` takes every host below it. */
const takes = (name: string) => (host: string) =>
  host.startsWith('*.') ? name.endsWith(host.slice(1)) : name === host;
