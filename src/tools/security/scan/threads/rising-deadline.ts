/** As slow as a small machine with a slow disk reads an archive; what comes slower than this is waited for no longer. */
const leastBytesPerMs = 1024;
/** Of a source that never ends; it ends at the bound on bytes too. */
const mostMoreMs = 60 * 60_000;

/** A deadline that moves on with the bytes that are taken. */
export interface RisingDeadline {
  took(bytes: number): void;
  /** It is over: nothing is called any more. */
  end(): void;
}

/**
 * Calls `onOver` once `timeMs`, and a second for each mebibyte that was taken, an hour at most, are over. Bytes as they come, compressed: those that
 * swell give no more time, and 32 GiB of zeros in 160 MiB end as soon as any 160 MiB. Who hangs takes nothing, and is given nothing.
 */
export function risingDeadline(timeMs: number, onOver: () => void): RisingDeadline {
  const startedAtMs = performance.now();
  let takenBytes = 0;
  let timer = setTimeout(look, timeMs);
  function look(): void {
    const moreMs = Math.min(takenBytes / leastBytesPerMs, mostMoreMs);
    const leftMs = startedAtMs + timeMs + moreMs - performance.now();
    if (leftMs > 1) timer = setTimeout(look, leftMs);
    else onOver();
  }
  return {
    took(bytes) {
      takenBytes += bytes;
    },
    end: () => clearTimeout(timer),
  };
}
