/** Nanoseconds since the epoch that never repeat, as text: the fake engine's clock. */
export interface FakeClock {
  readonly now: () => number;
  nextNano(): string;
}

export function fakeClock(now: () => number): FakeClock {
  let lastNano = 0n;
  return {
    now,
    nextNano() {
      const nano = BigInt(now()) * 1_000_000n;
      lastNano = nano > lastNano ? nano : lastNano + 1n;
      return String(lastNano);
    },
  };
}

/** RFC 3339 with nine decimals, as the engine stamps its logs. */
export function stampOf(nano: string): string {
  const seconds = new Date(Number(BigInt(nano) / 1_000_000n)).toISOString().slice(0, 19);
  return `${seconds}.${nano.slice(-9)}Z`;
}
