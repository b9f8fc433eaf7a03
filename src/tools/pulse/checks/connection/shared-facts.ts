import type { CertificateFacts, CheckFacts, Timings } from '../check-kind.ts';

/** What every kind that connects tells, whether it went well or not. */
export function connectionFacts(
  seen: {
    readonly addresses: readonly string[];
    readonly address?: string | undefined;
    readonly timings: Timings;
    readonly certificate?: CertificateFacts | undefined;
  },
  totalMs: number,
): CheckFacts {
  const { addresses, address, timings, certificate } = seen;
  return {
    timings: { ...timings, totalMs },
    addresses,
    ...(address !== undefined && { address }),
    ...(certificate !== undefined && { certificate }),
  };
}
