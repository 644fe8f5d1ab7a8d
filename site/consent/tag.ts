/** Google's tag, as it is loaded once somebody allowed it. */
import { measurementId } from '#content/consent.ts';
import type { Service } from '#content/cookies.ts';

/** The measurement id of a service, null while it has none. */
export const tagOf = (service: Service): string | null =>
  measurementId(service, process.env.MEASUREMENT_ID);

/** The address of the script, null while there is no measurement id. */
export function tagScript(service: Service): string | null {
  const id = tagOf(service);
  return service.tag && id ? `${service.tag.script}?id=${id}` : null;
}
