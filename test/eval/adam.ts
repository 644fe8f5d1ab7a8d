/** Adam (Kingma and Ba, 2015) over rows, of which a step changes only those that have a gradient. */
const first = 0.9;
const second = 0.99;
const tiny = 1e-6;

export class Adam {
  readonly values: Float32Array;
  readonly #width: number;
  readonly #decay: number;
  readonly #means: Float32Array;
  readonly #squares: Float32Array;
  /** Steps of each row: one that is rarely seen has its first step late. */
  readonly #steps: Int32Array;
  readonly #gradients = new Map<number, Float32Array>();

  constructor(values: Float32Array, width: number, decay: number) {
    this.values = values;
    this.#width = width;
    this.#decay = decay;
    this.#means = new Float32Array(values.length);
    this.#squares = new Float32Array(values.length);
    this.#steps = new Int32Array(values.length / width);
  }

  /** The gradient of a row since the last step, to be added to. */
  gradient(row: number): Float32Array {
    const known = this.#gradients.get(row);
    if (known) return known;
    const made = new Float32Array(this.#width);
    this.#gradients.set(row, made);
    return made;
  }

  step(pace: number): void {
    for (const [row, gradient] of this.#gradients) this.#move(row, gradient, pace);
    this.#gradients.clear();
  }

  #move(row: number, gradient: Float32Array, pace: number): void {
    const steps = (this.#steps[row] ?? 0) + 1;
    this.#steps[row] = steps;
    const mended = pace / (1 - first ** steps);
    const root = 1 - second ** steps;
    const [values, means, squares] = [this.values, this.#means, this.#squares];
    for (let k = 0, at = row * this.#width; k < this.#width; k++, at++) {
      const value = values[at] ?? 0;
      const slope = (gradient[k] ?? 0) + this.#decay * value;
      const mean = first * (means[at] ?? 0) + (1 - first) * slope;
      const square = second * (squares[at] ?? 0) + (1 - second) * slope * slope;
      means[at] = mean;
      squares[at] = square;
      values[at] = value - (mended * mean) / (Math.sqrt(square / root) + tiny);
    }
  }
}
