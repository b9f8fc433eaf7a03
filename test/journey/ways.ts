import { requireEngine } from '../engines.ts';
import { desktop, phone } from './browser.ts';
import { type NexusProcess, startNexus } from './nexus-processes.ts';
import { startSplitNexus } from './split-nexus.ts';

export type Way = readonly [
  where: string,
  viewport: typeof desktop,
  label: string,
  start: () => Promise<NexusProcess>,
];

const joined = () => startNexus({});

/** The same journey as one process, by a wide and a narrow screen, and as one process per tool. */
export function everyWay(): readonly Way[] {
  const alone: readonly Way[] = [
    ['at a desk', desktop, 'desktop', joined],
    ['on a phone', phone, 'phone', joined],
  ];
  if (!requireEngine('postgres')) return alone;
  return [...alone, ['one process per tool on PostgreSQL', desktop, 'split', startSplitNexus]];
}
