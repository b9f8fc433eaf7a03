import type { CertificateFacts, CheckFacts, Timings } from '../check-kind.ts';

/** What a connection shows, whether it comes about or not. */
export interface ConnectionSeen {
  /** All that were found. */
  readonly addresses: readonly string[];
  /** The one that is connected, or the last one that was tried. */
  readonly address?: string | undefined;
  readonly timings: Timings;
  readonly certificate?: CertificateFacts | undefined;
}

/** What every kind that connects tells. @param totalMs absent: it came to no end that counts */
export function connectionFacts(seen: ConnectionSeen, totalMs?: number): CheckFacts {
  const { addresses, address, timings, certificate } = seen;
  return {
    timings: totalMs === undefined ? timings : { ...timings, totalMs },
    addresses,
    ...(address !== undefined && { address }),
    ...(certificate !== undefined && { certificate }),
  };
}
