/** A phrase as it stands at the head of a cell: with a capital letter. */
export function capital(phrase: string, code: string): string {
  const [first = '', ...rest] = phrase;
  return first.toLocaleUpperCase(code) + rest.join('');
}
