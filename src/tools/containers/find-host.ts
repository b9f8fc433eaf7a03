import { notFound } from '#kernel/errors.ts';
import type { Host } from './host.ts';

export function findHost(hosts: readonly Host[], id: string): Host {
  const host = hosts.find((one) => one.id === id);
  if (!host) throw notFound(`The host ${id}`);
  return host;
}
