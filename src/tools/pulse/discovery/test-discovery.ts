import { z } from 'zod';
import { defineCheckKind } from '../checks/check-kind.ts';
import { kinds } from '../checks/kinds.ts';
import type { AnyKind } from '../monitors/stored-monitor.ts';
import type { ContainerFacts } from './found.ts';

const nothing = { en: '', es: '' };

/** For kinds that this NEXUS may not have yet. */
const standIns: readonly AnyKind[] = [
  defineCheckKind({
    kind: 'docker',
    title: nothing,
    help: nothing,
    settings: z.object({ container: z.string().min(1) }),
    values: [],
    target: (settings) => settings.container,
    check: async () => ({ ok: true }),
  }),
  defineCheckKind({
    kind: 'group',
    title: nothing,
    help: nothing,
    settings: z.object({}),
    values: [],
    target: () => '',
    check: async () => ({ ok: true }),
  }),
];

export const testKinds: readonly AnyKind[] = [
  ...kinds,
  ...standIns.filter(({ kind }) => !kinds.some((one) => one.kind === kind)),
];

export function container(
  labels: Record<string, string> = {},
  changes: Partial<ContainerFacts> = {},
): ContainerFacts {
  return {
    host: 'nas',
    name: 'photos',
    state: 'running',
    health: null,
    ports: [],
    stack: null,
    labels,
    ...changes,
  };
}
