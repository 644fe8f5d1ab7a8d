/** Adam (Kingma and Ba, 2015) over rows, of which a step changes only those that have a gradient. */
const first = 0.9;
const second = 0.99;
const tiny = 1e-6;

export class Adam {
  readonly values: Float32Array;
  /** Sums of the slopes since the last step, laid out as the values are. */
  readonly gradients: Float32Array;
  readonly #width: number;
  readonly #decay: number;
  readonly #means: Float32Array;
  readonly #squares: Float32Array;
  /** Steps of each row: one that is rarely seen has its first step late. */
  readonly #steps: Int32Array;
  /** Rows that have a gradient, in the order they got it, and how many. */
  readonly #touched: Int32Array;
  readonly #marked: Uint8Array;
  #count = 0;

  constructor(values: Float32Array, width: number, decay: number) {
    const rows = values.length / width;
    this.values = values;
    this.gradients = new Float32Array(values.length);
    this.#width = width;
    this.#decay = decay;
    this.#means = new Float32Array(values.length);
    this.#squares = new Float32Array(values.length);
    this.#steps = new Int32Array(rows);
    this.#touched = new Int32Array(rows);
    this.#marked = new Uint8Array(rows);
  }

  /** Says that the next step moves this row. @returns where it begins */
  touch(row: number): number {
    if (this.#marked[row] === 0) {
      this.#marked[row] = 1;
      this.#touched[this.#count++] = row;
    }
    return row * this.#width;
  }

  step(pace: number): void {
    for (let i = 0; i < this.#count; i++) this.#move(this.#touched[i] ?? 0, pace);
    this.#count = 0;
  }

  #move(row: number, pace: number): void {
    const steps = (this.#steps[row] ?? 0) + 1;
    this.#steps[row] = steps;
    this.#marked[row] = 0;
    const mended = pace / (1 - first ** steps);
    const root = 1 - second ** steps;
    const [values, gradients, means, squares] = [
      this.values,
      this.gradients,
      this.#means,
      this.#squares,
    ];
    for (let k = 0, at = row * this.#width; k < this.#width; k++, at++) {
      const value = values[at] ?? 0;
      const slope = (gradients[at] ?? 0) + this.#decay * value;
      const mean = first * (means[at] ?? 0) + (1 - first) * slope;
      const square = second * (squares[at] ?? 0) + (1 - second) * slope * slope;
      gradients[at] = 0;
      means[at] = mean;
      squares[at] = square;
      values[at] = value - (mended * mean) / (Math.sqrt(square / root) + tiny);
    }
  }
}
