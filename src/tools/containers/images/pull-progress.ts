import type { OperationPart } from '#contracts/containers/operation.ts';
import type { Clock } from '#kernel/clock.ts';
import type { PullProgress } from '#library/docker/pull.ts';

/** How often the layers are told of while bytes arrive: the engine writes many lines a second for each. */
const tellMs = 250;

/** Layers in the order in which they first appeared; `note` is the last line about the whole. */
export interface PullState {
  readonly layers: Map<string, OperationPart>;
  note: string | undefined;
}

export function newPullState(): PullState {
  return { layers: new Map(), note: undefined };
}

/** Takes one line in. Progress of a layer is kept when a later line about it has none. */
export function takePullLine(state: PullState, { id, status = '', progressDetail }: PullProgress): void {
  const isLayer = id !== undefined && /^[0-9a-f]{12}$/.test(id);
  if (!isLayer) {
    state.note = status;
    return;
  }
  const known = state.layers.get(id);
  const isWhole = /^(Pull complete|Already exists|Download complete)$/.test(status);
  const totalBytes = progressDetail?.total ?? known?.totalBytes ?? null;
  const currentBytes = progressDetail?.current ?? (isWhole ? totalBytes : (known?.currentBytes ?? null));
  state.layers.set(id, { id, status, currentBytes, totalBytes });
}

/** Tells a quarter of a second after a change at the latest, and no more often than that. Disposing tells the last state. */
export function atIntervals(clock: Clock, tell: () => void): Disposable & { changed(): void } {
  let stop: (() => void) | undefined;
  const now = () => {
    stop = undefined;
    tell();
  };
  return {
    changed: () => void (stop ??= clock.after(tellMs, now)),
    [Symbol.dispose]() {
      stop?.();
      tell();
    },
  };
}
