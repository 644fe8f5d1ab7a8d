/**
 * From a feature to its row in the model: a table of open addresses in one typed array. Features are
 * 32-bit hashes, which a Map of numbers would hold boxed.
 */
export class Rows {
  readonly size: number;
  /** In pairs, to be fetched together: the feature, and one more than its row; nought where nothing is. */
  readonly #pairs: Int32Array;
  readonly #mask: number;

  /** @param keys each once; the first has row 0 */
  constructor(keys: Int32Array) {
    this.size = keys.length;
    // Half empty at most, and no less than a third full.
    const places = 2 ** Math.ceil(Math.log2(2 * keys.length + 2));
    this.#mask = places - 1;
    this.#pairs = new Int32Array(2 * places);
    for (let row = 0; row < keys.length; row++) this.#put(keys[row] ?? 0, row);
  }

  /** -1 for a feature the model does not know. */
  get(key: number): number {
    for (let at = key & this.#mask; ; at = (at + 1) & this.#mask) {
      const place = this.#pairs[2 * at + 1] ?? 0;
      if (place === 0) return -1;
      if (this.#pairs[2 * at] === key) return place - 1;
    }
  }

  #put(key: number, row: number): void {
    let at = key & this.#mask;
    while (this.#pairs[2 * at + 1] !== 0) at = (at + 1) & this.#mask;
    this.#pairs[2 * at] = key;
    this.#pairs[2 * at + 1] = row + 1;
  }
}
