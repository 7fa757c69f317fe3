/** Says a line to whoever runs the command. */
export type Tell = (line: string) => void;

/** A line at most this often, in milliseconds. */
const EVERY_MS = 1_000;

/** Tells how far something is, now and then. */
export class Progress {
  #name = '';
  #total?: number;
  #done = 0;
  #told = 0;

  constructor(private readonly tell: Tell) {}

  /** @param total - absent when it is not known, as after a restart */
  start(name: string, total?: number): void {
    this.#name = name;
    this.#total = total;
    this.#done = 0;
    this.#told = Date.now();
  }

  add(count: number): void {
    this.#done += count;
    if (Date.now() - this.#told < EVERY_MS) return;
    this.#told = Date.now();
    this.#line('…');
  }

  end(): void {
    this.#line('done');
  }

  #line(word: string) {
    const of = this.#total === undefined ? '' : ` of ${this.#total}`;
    this.tell(`  ${this.#name.padEnd(14)} ${this.#done}${of} ${word}`);
  }
}
