/**
 * Puts values into the places of a sentence: `fill('within {period}', { period: 'one month' })`.
 * Throws RangeError when a place has no value, so that nobody ever reads a bare `{period}`.
 */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new RangeError(`No value for ${place} in "${sentence}"`);
    return value;
  });
}
