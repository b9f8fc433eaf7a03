import type { Log } from '#kernel/log.ts';
import type { AdvisoryNews } from './advisories.ts';

/** Who wants to hear the news. One that fails keeps nobody else from hearing them. */
export class AdvisoryListeners {
  readonly #log: Log;
  readonly #all = new Set<(news: AdvisoryNews) => void>();

  constructor(log: Log) {
    this.#log = log;
  }

  watch(listener: (news: AdvisoryNews) => void): Disposable {
    this.#all.add(listener);
    return { [Symbol.dispose]: () => void this.#all.delete(listener) };
  }

  tell(news: AdvisoryNews): void {
    for (const listener of this.#all) {
      try {
        listener(news);
      } catch (error) {
        this.#log.error({ error }, 'News of advisories could not be taken.');
      }
    }
  }
}
