import type { Caller } from '#contracts/access.ts';
import type { UpdateRun } from '#contracts/watcher/run.ts';
import { conflict } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { WatcherKernel } from '../watcher-kernel.ts';
import type { Bell } from '#kernel/coordinator/bell.ts';
import { underWay } from './begin-updates.ts';
import type { ContainersPort } from './containers-port.ts';
import { newWayBack } from './new-run.ts';
import type { RunBook } from './run-book.ts';
import type { RunRecord, Way } from './run-record.ts';
import { askedFor } from './run-words.ts';
import { isLastStanding, recreationsOf, wayBackOf } from './way-back.ts';

export interface WayBackOptions {
  readonly kernel: Pick<WatcherKernel, 'clock' | 'database'>;
  readonly containers: Pick<ContainersPort, 'recreations'>;
  readonly book: RunBook;
  readonly bell: Bell;
}

/** @throws NexusError `conflict` when there is nothing to go back to. */
export async function findWayBack(
  { kernel, containers }: WayBackOptions,
  { run }: RunRecord,
  signal: AbortSignal,
): Promise<Way> {
  if (run.revertedById !== null) throw conflict(already);
  const isLast = await isLastStanding(kernel.database.query, run);
  const way = wayBackOf(run, await recreationsOf(containers, run, { signal }));
  if (!way || run.state !== 'succeeded') throw conflict(nothing);
  if (!isLast) throw conflict(newerFirst);
  return way;
}

const already = { en: 'This update was taken back already.', es: 'Esta actualización ya se deshizo.' };
const nothing = {
  en: 'There is nothing to go back to: it changed nothing, or the old version is not known any more.',
  es: 'No hay a qué volver: no cambió nada, o ya no se conoce la versión anterior.',
};
const newerFirst = {
  en: 'A later update of this container stands. Take that one back first.',
  es: 'Hay una actualización posterior de este contenedor. Deshaz primero esa.',
};

export async function beginWayBack(
  options: WayBackOptions,
  record: RunRecord,
  caller: Caller,
  signal: AbortSignal,
): Promise<UpdateRun> {
  const { kernel, book, bell } = options;
  const { host, name } = record.run;
  const isBusy = book.unfinished().some(({ run }) => run.host === host && run.name === name);
  if (isBusy) throw conflict(underWay(name));
  const way = await findWayBack(options, record, signal);
  const startedAtMs = kernel.clock.now();
  const id = newId(startedAtMs);
  const wayBack = newWayBack(record, way, { id, caller, because: askedFor, batchId: id, startedAtMs });
  await book.add([wayBack]);
  bell.ring();
  return wayBack.run;
}
