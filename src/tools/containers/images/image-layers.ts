import type { ImageHistoryEntry } from '#library/docker/images.ts';

/** A layer on top of exactly these others: two images share it only when all below it is the same too. */
export interface SizedLayer {
  /** Digests from the bottom up to this one. */
  readonly chain: string;
  readonly sizeBytes: number;
}

/**
 * The layers of one image with their sizes. The engine tells digests without sizes and instructions without digests; an
 * instruction of size zero may or may not have made a layer, so the ones that usually do are taken first.
 */
export function sizedLayers(digests: readonly string[], history: readonly ImageHistoryEntry[]): SizedLayer[] {
  const fromBottom = history.toReversed();
  const isCertain = (entry: ImageHistoryEntry) => entry.Size > 0;
  const missing = digests.length - fromBottom.filter(isCertain).length;
  const likely = fromBottom.filter((entry) => !isCertain(entry) && makesLayer(entry));
  const unlikely = fromBottom.filter((entry) => !isCertain(entry) && !makesLayer(entry));
  const empty = new Set([...likely, ...unlikely].slice(0, Math.max(0, missing)));
  const sizes = fromBottom.filter((entry) => isCertain(entry) || empty.has(entry)).map(({ Size }) => Size);
  let chain = '';
  return digests.map((digest, index) => {
    chain = `${chain} ${digest}`;
    return { chain, sizeBytes: sizes[index] ?? 0 };
  });
}

function makesLayer({ CreatedBy }: ImageHistoryEntry): boolean {
  const nop = /#\(nop\)\s+(\w+)/.exec(CreatedBy)?.[1];
  if (nop !== undefined) return ['ADD', 'COPY', 'WORKDIR'].includes(nop);
  return !/^(CMD|ENV|LABEL|ENTRYPOINT|EXPOSE|USER|VOLUME|ARG|STOPSIGNAL|HEALTHCHECK|MAINTAINER|SHELL|ONBUILD)\b/.test(
    CreatedBy,
  );
}

/** What goes when all of `removed` go and all of `kept` stay. */
export function freedBytes(
  removed: readonly (readonly SizedLayer[])[],
  kept: readonly (readonly SizedLayer[])[],
): number {
  const staying = new Set(kept.flat().map(({ chain }) => chain));
  const going = new Map(removed.flat().map(({ chain, sizeBytes }) => [chain, sizeBytes]));
  return [...going].reduce((sum, [chain, bytes]) => (staying.has(chain) ? sum : sum + bytes), 0);
}
