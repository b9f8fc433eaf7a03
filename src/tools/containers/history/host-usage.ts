/** Counters of a host's containers, for what they use over time. */
export interface HostUsage {
  /**
   * One reading of each running container. What costs the engine nothing is read now; what only the engine knows was asked of
   * it since the last call, a few containers at a time, and is asked again until the next. Never rejects while the host is live.
   */
  read(): Promise<UsageRound>;
}

export interface UsageRound {
  /** By a clock of the host that only grows, as every other `atMs` here. */
  readonly atMs: number;
  readonly readings: readonly UsageReading[];
}

/** Counted since the run began. A part is null where the host cannot say. */
export interface UsageReading {
  readonly id: string;
  /** Tells one run of the container from the next. */
  readonly startedMs: number | null;
  readonly memoryBytes: number | null;
  readonly cpu: { readonly atMs: number; readonly usedNs: number } | null;
  readonly network: { readonly atMs: number; readonly rxBytes: number; readonly txBytes: number } | null;
  readonly block: { readonly atMs: number; readonly readBytes: number; readonly writeBytes: number } | null;
}
