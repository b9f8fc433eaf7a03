import { imageKey, type ImageKey } from '../reading/lab-image.ts';
import type { LabParts } from './lab-parts.ts';

/** What is another than before, each image once, however much happened to it. */
export interface LabChange {
  readonly images: ReadonlyMap<string, ImageKey>;
  /** Keys of those whose findings were judged anew. */
  readonly judged: ReadonlySet<string>;
  readonly isAboutRules: boolean;
}

/** What one reader has not been told of yet. */
export interface LabNews {
  /** Resolves when there is something to take, or the signal is aborted. */
  something(): Promise<void>;
  take(): LabChange;
  stop(): void;
}

interface Told {
  readonly images?: readonly ImageKey[];
  readonly judged?: readonly ImageKey[];
  readonly isAboutRules?: boolean;
}

const lookEveryMs = 1_000;

/** Hears all parts once, for any number of readers. */
export class LabEars {
  readonly #readers = new Set<(told: Told) => void>();
  readonly #parts: LabParts;

  constructor(parts: LabParts) {
    this.#parts = parts;
    const { reading, contents, advisories, acceptances, findings } = parts;
    reading.watch(({ images, gone, inventories }) =>
      this.#tell({ images: [...images, ...gone, ...this.#imagesOf(inventories)] }),
    );
    contents.watch((digests) => this.#tell({ images: this.#imagesOf(digests) }));
    findings.watch((judged) => this.#tell({ images: judged, judged }));
    acceptances.watch(() => this.#tell({ isAboutRules: true }));
    advisories.watch(() => this.#tell({}));
    this.#untilLooked();
  }

  /** `listener` is called at once with each change, before any reader wakes. */
  listen(listener: (told: Told) => void): () => void {
    this.#readers.add(listener);
    return () => void this.#readers.delete(listener);
  }

  open(signal: AbortSignal): LabNews {
    return openNews((listener) => this.listen(listener), signal);
  }

  #tell(told: Told): void {
    for (const reader of this.#readers) reader(told);
  }

  #imagesOf(digests: readonly string[]): readonly ImageKey[] {
    if (digests.length === 0) return [];
    const wanted = new Set(digests);
    return this.#parts.reading.subjects().filter(({ digest }) => digest !== null && wanted.has(digest));
  }

  /** That hosts were looked at, and have nothing, is no change that anybody tells of. */
  #untilLooked(): void {
    const { reading, kernel } = this.#parts;
    if (reading.isRead()) this.#tell({});
    else kernel.clock.after(lookEveryMs, () => this.#untilLooked());
  }
}

function openNews(listen: LabEars['listen'], signal: AbortSignal): LabNews {
  let images = new Map<string, ImageKey>();
  let judged = new Set<string>();
  let isAboutRules = false;
  let isNew = false;
  let wake = () => {};
  const stop = listen((told) => {
    for (const { host, id } of told.images ?? []) images.set(imageKey({ host, id }), { host, id });
    for (const key of told.judged ?? []) judged.add(imageKey(key));
    isAboutRules ||= told.isAboutRules ?? false;
    isNew = true;
    wake();
  });
  const ended = () => wake();
  signal.addEventListener('abort', ended, { once: true });
  return {
    async something() {
      if (!isNew && !signal.aborted) await new Promise<void>((resolve) => (wake = resolve));
    },
    take() {
      const change = { images, judged, isAboutRules };
      images = new Map();
      judged = new Set();
      isAboutRules = false;
      isNew = false;
      return change;
    },
    stop() {
      signal.removeEventListener('abort', ended);
      stop();
    },
  };
}
