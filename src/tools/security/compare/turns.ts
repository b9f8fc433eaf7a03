import { abortable } from '#library/abortable.ts';
import { tooMany } from '#kernel/errors.ts';

export interface TurnsOptions {
  readonly mostAtOnce: number;
  /** Who comes when so many wait is sent away. */
  readonly mostWaiting: number;
}

/** Lets a few work at once; others wait in the order in which they came. */
export class Turns {
  readonly #options: TurnsOptions;
  readonly #waiting: (() => void)[] = [];
  #working = 0;

  constructor(options: TurnsOptions) {
    this.#options = options;
  }

  /** Rejects as `work` does, with the signal's reason, and with NexusError `too-many`. */
  async take<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    await this.#enter(signal);
    try {
      signal.throwIfAborted();
      return await work();
    } finally {
      this.#leave();
    }
  }

  async #enter(signal: AbortSignal): Promise<void> {
    const { mostAtOnce, mostWaiting } = this.#options;
    if (this.#working < mostAtOnce) {
      this.#working += 1;
      return;
    }
    if (this.#waiting.length >= mostWaiting) throw crowded();
    const turn = Promise.withResolvers<void>();
    this.#waiting.push(turn.resolve);
    try {
      await abortable(turn.promise, signal);
    } catch (error) {
      const at = this.#waiting.indexOf(turn.resolve);
      if (at >= 0) this.#waiting.splice(at, 1);
      // The turn came in the very moment in which it was given up.
      else this.#leave();
      throw error;
    }
  }

  /** Handed over, so that nobody gets in between. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#working -= 1;
  }
}

function crowded() {
  const words = {
    en: 'Too many images are being read at the moment. Try again in a minute.',
    es: 'Se están leyendo demasiadas imágenes en este momento. Inténtalo dentro de un minuto.',
  };
  return tooMany(words, 60);
}
