/** One number of a benchmark. */
export interface Measurement {
  /** With its unit at the end: `startMs`, `imageMiB`. The key in the JSON output. */
  readonly name: string;
  readonly value: number;
  /** What the value may be at most for NEXUS to count as light enough. */
  readonly atMost?: number;
  /** What it must be at least. */
  readonly atLeast?: number;
  /** The least that any program could reach, measured in the same run, and what that program was. */
  readonly floor?: { readonly value: number; readonly of: string };
  /** How the value was obtained, where its name does not say. */
  readonly note?: string;
}

export interface BenchmarkOptions {
  /** Fewer repetitions and shorter waits: to see that it runs, not to compare. */
  readonly quick: boolean;
  /** One line of progress. */
  readonly say: (line: string) => void;
}

export interface Benchmark {
  readonly name: string;
  readonly summary: string;
  measure(options: BenchmarkOptions): Promise<readonly Measurement[]>;
}
