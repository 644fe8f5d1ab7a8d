/** Google's tag, as it is loaded once somebody allowed it. */
import type { Service } from '#content/cookies.ts';

/**
 * The measurement id of a service, null where it has none. `MEASUREMENT_ID` in the environment of a
 * build stands in for the published one, so that the tag can be tried on a site that has none yet.
 */
export function measurementId({ tag }: Service): string | null {
  return tag && (tag.measurementId ?? process.env.MEASUREMENT_ID ?? null);
}

/** The address of the script, null while there is no measurement id. */
export function tagScript(service: Service): string | null {
  const id = measurementId(service);
  return service.tag && id ? `${service.tag.script}?id=${id}` : null;
}
