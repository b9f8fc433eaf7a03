import type { Analyzer } from '../../analyzers/analyzer.ts';
import { assembleInventory } from '../assemble/assemble-inventory.ts';
import { findLinked } from '../assemble/find-linked.ts';
import { mergeScans } from '../assemble/merged-scans.ts';
import { unpackTelling } from '../assemble/unpack-telling.ts';
import type { LayerScan } from '../layer/layer-scan.ts';
import { packScan } from '../layer/packed-scan.ts';
import { scanFolder } from '../layer/scan-folder.ts';
import { scanLayer } from '../layer/scan-layer.ts';
import { scanLinked } from '../layer/scan-linked.ts';
import { risingDeadline, type RisingDeadline } from './rising-deadline.ts';
import type { PackedScan, ScanTask, ScanTasks, TaskName } from './scan-tasks.ts';

type Perform = {
  readonly [Name in TaskName]: (
    input: ScanTasks[Name]['input'],
    given: Given,
  ) => Promise<ScanTasks[Name]['answer']>;
};

interface Given {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly analyzers: readonly Analyzer[];
  readonly signal: AbortSignal;
}

/** Two threads at once stay near 300 MiB in all, the process with them: 500,000 usual paths. */
const mostNameBytes = 40 * 1024 * 1024;

const perform: Perform = {
  layer: async ({ diffId }, { chunks, analyzers, signal }) =>
    await packed(await scanLayer(chunks, analyzers, { diffId, signal, mostNameBytes })),
  linked: async ({ files }, { chunks, analyzers, signal }) =>
    await scanLinked(chunks, files, analyzers, { signal, mostNameBytes }),
  folder: async ({ path }, { analyzers, signal }) => await packed(await scanFolder(path, analyzers, signal)),
  assemble: async ({ scans: given, facts, linked }, { analyzers }) => {
    const scans = await unpackTelling(given, analyzers);
    const merged = mergeScans(scans, linked ?? []);
    const wanted = linked ? [] : findLinked(scans, merged, analyzers);
    return { inventory: assembleInventory(scans, merged, facts), wanted };
  },
};

export async function performTask(
  { name, input, timeMs }: ScanTask,
  chunks: AsyncIterable<Uint8Array>,
  analyzers: readonly Analyzer[],
): Promise<ScanTasks[TaskName]['answer']> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a task has the input of its name
  const act = perform[name] as (input: unknown, given: Given) => Promise<ScanTasks[TaskName]['answer']>;
  const over = new AbortController();
  const deadline = risingDeadline(timeMs, () => over.abort());
  try {
    return await act(input, { chunks: taken(chunks, deadline), analyzers, signal: over.signal });
  } finally {
    deadline.end();
  }
}

async function* taken(chunks: AsyncIterable<Uint8Array>, deadline: RisingDeadline) {
  for await (const chunk of chunks) {
    deadline.took(chunk.length);
    yield chunk;
  }
}

async function packed(scan: LayerScan): Promise<PackedScan> {
  return { packed: await packScan(scan), diffId: scan.outline.diffId };
}
