import type { HostConfig, UpdateContainer } from '#library/docker/container-config.ts';
import { shellQuote } from '../../shell-quote.ts';
import type { LiveChange } from '../host-edits.ts';
import { flag, flags, sizesOf } from './flag.ts';
import { connectCommand } from './network-flags.ts';

/** The same in docker's own words. */
export function liveCommand(changes: readonly LiveChange[], name: string): string {
  return changes.map((change) => commandOf(change, shellQuote(name))).join(' && ');
}

function commandOf(change: LiveChange, container: string): string {
  switch (change.type) {
    case 'update':
      return ['docker update', ...updateFlags(change.update), container].join(' ');
    case 'connect':
      return connectCommand(shellQuote(change.network), change.endpoint, container);
    case 'disconnect':
      return `docker network disconnect ${shellQuote(change.network)} ${container}`;
    case 'rename':
      return `docker rename ${container} ${shellQuote(change.name)}`;
  }
}

function updateFlags(update: UpdateContainer): string[] {
  const { Memory, MemorySwap, MemoryReservation, NanoCpus, CpuShares, PidsLimit, RestartPolicy } = update;
  return [
    ...flags('memory', sizesOf(Memory)),
    ...flags('memory-swap', sizesOf(MemorySwap)),
    ...flags('memory-reservation', sizesOf(MemoryReservation)),
    ...(NanoCpus === undefined ? [] : [flag('cpus', String(NanoCpus / 1e9))]),
    ...(CpuShares === undefined ? [] : [flag('cpu-shares', String(CpuShares))]),
    ...(PidsLimit === undefined || PidsLimit === null ? [] : [flag('pids-limit', String(PidsLimit))]),
    ...(RestartPolicy ? [flag('restart', restartText(RestartPolicy))] : []),
  ];
}

function restartText({ Name, MaximumRetryCount = 0 }: NonNullable<HostConfig['RestartPolicy']>): string {
  return MaximumRetryCount > 0 ? `${Name}:${MaximumRetryCount}` : Name || 'no';
}

/** A container made anew: the old one is kept aside until the new one runs. */
export function recreateCommand(name: string, aside: string, run: string): string {
  return `docker stop ${shellQuote(name)} && docker rename ${shellQuote(name)} ${shellQuote(aside)} && ${run}`;
}
