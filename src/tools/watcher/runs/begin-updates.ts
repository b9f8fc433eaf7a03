import type { Caller } from '#contracts/access.ts';
import type { UpdateRun, UpdateTarget } from '#contracts/watcher/run.ts';
import type { AvailableUpdate } from '#contracts/watcher/version.ts';
import type { Words } from '#contracts/words.ts';
import { conflict, invalid } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { Subject } from '../subjects/subject.ts';
import type { WatchedSubject } from '../watched/watched.ts';
import type { WatcherKernel } from '../watcher-kernel.ts';
import type { Bell } from '#kernel/coordinator/bell.ts';
import type { ContainersPort } from './containers-port.ts';
import { newUpdate } from './new-run.ts';
import { offerOf } from './offered.ts';
import { type BatchMember, orderBatch } from './order-batch.ts';
import type { RunBook } from './run-book.ts';
import { details } from './run-words.ts';

export interface BeginOptions {
  readonly kernel: Pick<WatcherKernel, 'clock' | 'log'>;
  readonly containers: Pick<ContainersPort, 'details'>;
  readonly book: RunBook;
  readonly bell: Bell;
  /** What labels name beside what Containers knows; names of containers or services of its stack. */
  readonly dependsOnOf: (subject: Subject) => readonly string[];
}

/** A container, which is there, and the version that it shall get. */
export interface Wanted {
  readonly watched: WatchedSubject;
  readonly target: Pick<UpdateTarget, 'tag' | 'digest'>;
  readonly because: Words;
}

interface Member extends BatchMember {
  readonly wanted: Wanted;
  readonly update: AvailableUpdate;
}

/**
 * Puts updates into line, providers first. Resolves when they are on disk.
 * @throws NexusError `conflict` where a version is not on offer or the container has an update under way.
 */
export async function beginUpdates(
  options: BeginOptions,
  wanted: readonly Wanted[],
  caller: Caller,
): Promise<UpdateRun[]> {
  const { kernel, book, bell } = options;
  const updates = wanted.map(offeredUpdate);
  refuseTwice(wanted, book);
  const providers = await Promise.all(wanted.map((one) => providersOf(options, one, wanted.length > 1)));
  const members = wanted.map((one, place) => memberOf(one, updates[place]!, providers[place] ?? []));
  const startedAtMs = kernel.clock.now();
  const ids = members.map(() => newId(startedAtMs)).toSorted();
  const origin = { caller, batchId: ids[0] ?? newId(startedAtMs), startedAtMs };
  const records = orderBatch(members).map(({ member, needs, cycle }, place) =>
    newUpdate(member.wanted.watched, member.update, {
      ...origin,
      because: member.wanted.because,
      id: ids[place] ?? newId(startedAtMs),
      waitsFor: needs.flatMap((need) => ids[need] ?? []),
      detail: cycle.length > 0 ? details.cycle(cycle) : details.turn,
    }),
  );
  await book.add(records);
  bell.ring();
  return records.map(({ run }) => run);
}

function offeredUpdate({ watched, target }: Wanted): AvailableUpdate {
  const offer = offerOf(watched.shown, target);
  if (!offer.isOffered) throw conflict(offer.why);
  return offer.update;
}

function refuseTwice(wanted: readonly Wanted[], book: RunBook): void {
  const keys = wanted.map(({ watched: { subject } }) => `${subject.host}/${subject.name}`);
  if (new Set(keys).size < keys.length) {
    throw invalid({
      en: 'Name each container once.',
      es: 'Nombra cada contenedor una sola vez.',
    });
  }
  const busy = book.unfinished().find(({ run }) => keys.includes(`${run.host}/${run.name}`));
  if (busy) throw conflict(underWay(busy.run.name));
}

export function underWay(name: string): Words {
  return {
    en: `An update of ${name} is under way already.`,
    es: `Ya hay una actualización de ${name} en curso.`,
  };
}

function memberOf(wanted: Wanted, update: AvailableUpdate, dependsOn: readonly string[]): Member {
  const { host, name, isSelf } = wanted.watched.subject;
  return { wanted, update, host, name, isSelf, dependsOn };
}

async function providersOf(
  { containers, kernel, dependsOnOf }: BeginOptions,
  { watched: { subject } }: Wanted,
  isOneOfMany: boolean,
): Promise<string[]> {
  if (!isOneOfMany) return [];
  const { host, name, id } = subject;
  const known = await containers.details({ params: { host, id } }).catch((error: unknown) => {
    kernel.log.warn({ error, name }, 'What a container depends on cannot be read; it goes by name');
    return { dependsOn: [] };
  });
  return [...known.dependsOn.map((one) => one.name), ...dependsOnOf(subject)];
}
