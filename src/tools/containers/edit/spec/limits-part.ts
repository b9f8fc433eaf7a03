import type { LimitsSpec } from '#contracts/containers/container-spec.ts';
import type { CreateContainer, HostConfig } from '#library/docker/container-config.ts';
import { withHostConfig, type SpecPart } from './spec-part.ts';

const defaultPeriodUs = 100_000;

/** The engine counts zero, and mostly less than zero, as no limit. */
export const limitsPart: SpecPart<LimitsSpec> = {
  read: ({ HostConfig: host = {} }) => ({
    memoryBytes: positive(host.Memory),
    memorySwapBytes: swapOf(host),
    memoryReservationBytes: positive(host.MemoryReservation),
    cpus: cpusOf(host),
    cpuShares: positive(host.CpuShares),
    pids: positive(host.PidsLimit ?? 0),
  }),
  write(create, wanted) {
    const before = limitsPart.read(create);
    const isChanged = (key: keyof LimitsSpec) => wanted[key] !== before[key];
    const memory = isChanged('memoryBytes') || isChanged('memorySwapBytes');
    return withHostConfig(create, {
      ...(isChanged('memoryBytes') && { Memory: wanted.memoryBytes ?? undefined }),
      ...(memory && { MemorySwap: swapFor(wanted, create) }),
      ...(isChanged('memoryReservationBytes') && {
        MemoryReservation: wanted.memoryReservationBytes ?? undefined,
      }),
      ...(isChanged('cpus') && cpuSettings(wanted.cpus)),
      ...(isChanged('cpuShares') && { CpuShares: wanted.cpuShares ?? undefined }),
      ...(isChanged('pids') && { PidsLimit: wanted.pids ?? undefined }),
    });
  },
};

function positive(value: number | undefined): number | null {
  return value !== undefined && value > 0 ? value : null;
}

/** Inspect shows the default as if somebody had asked for it: twice the memory. */
function swapOf({ Memory = 0, MemorySwap = 0 }: HostConfig): number | null {
  if (MemorySwap < 0) return -1;
  return MemorySwap === 0 || MemorySwap === Memory * 2 ? null : MemorySwap;
}

/** Written out, since a live update of memory alone is refused where swap is limited. */
function swapFor({ memoryBytes, memorySwapBytes }: LimitsSpec, create: CreateContainer): number | undefined {
  if (memorySwapBytes !== null) return memorySwapBytes;
  const wasWritten = (create.HostConfig?.MemorySwap ?? 0) !== 0;
  return memoryBytes !== null && wasWritten ? memoryBytes * 2 : undefined;
}

function cpusOf({ NanoCpus = 0, CpuQuota = 0, CpuPeriod = 0 }: HostConfig): number | null {
  if (NanoCpus > 0) return NanoCpus / 1e9;
  return CpuQuota > 0 ? CpuQuota / (CpuPeriod > 0 ? CpuPeriod : defaultPeriodUs) : null;
}

/** The engine refuses NanoCpus beside a quota. */
function cpuSettings(cpus: number | null) {
  return {
    NanoCpus: cpus === null ? undefined : Math.round(cpus * 1e9),
    CpuQuota: undefined,
    CpuPeriod: undefined,
  };
}
