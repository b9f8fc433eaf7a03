/** Fields used of a line of `GET /containers/{id}/stats`. Nearly all may be missing: stopped container, cgroup v2, Windows, Podman. */
export interface RawStats {
  /** RFC 3339; year 1 when the container is not running. */
  readonly read?: string;
  readonly cpu_stats?: RawCpu;
  /** Empty in the first sample of a stream. */
  readonly precpu_stats?: RawCpu;
  readonly memory_stats?: RawMemory;
  /** Missing with the host's network, and for a container that joins another one's. */
  readonly networks?: Readonly<
    Record<string, { readonly rx_bytes?: number; readonly tx_bytes?: number }>
  > | null;
  readonly blkio_stats?: {
    /** `op` is `Read` on cgroup v1 and `read` on v2. */
    readonly io_service_bytes_recursive?: readonly { readonly op: string; readonly value: number }[] | null;
  };
  readonly pids_stats?: { readonly current?: number };
}

export interface RawCpu {
  /** Nanoseconds of processor time. `percpu_usage` is absent on cgroup v2. */
  readonly cpu_usage?: { readonly total_usage?: number; readonly percpu_usage?: readonly number[] | null };
  /** Nanoseconds of all processors together. */
  readonly system_cpu_usage?: number;
  readonly online_cpus?: number;
}

export interface RawMemory {
  readonly usage?: number;
  readonly limit?: number;
  /** Names differ between cgroup v1 and v2. */
  readonly stats?: Readonly<Record<string, number>>;
  /** Windows. */
  readonly privateworkingset?: number;
}
