import type { Fix } from '#contracts/containers/fix.ts';
import type { Drift } from '#contracts/containers/stack.ts';
import type { PlannedService } from '#contracts/containers/stack-plan.ts';
import { DeployOptions } from '#contracts/containers/stacks.ts';
import type { Clock } from '#kernel/clock.ts';
import { NexusError } from '#kernel/errors.ts';
import { locateFailure } from '#library/compose/compose-failure.ts';
import { servicesIn } from '#library/compose/services-in.ts';
import type { ConfigOutcome, ResolvedProject } from './host-compose.ts';
import { judgeServices } from './up-rules.ts';
import { localImages } from './planned-images.ts';
import type { ReadStack } from './stack-files.ts';

/** What runs of a stack against what its files say. */
export interface StackDrift {
  readonly drift: Drift;
  readonly reason: string;
  readonly fixes: readonly Fix[];
  /** Null when the files could not be resolved. */
  readonly project: ResolvedProject | null;
  readonly services: readonly PlannedService[];
}

/** Remembers what compose made of files, for lists that are read often. */
export interface ConfigCache {
  config(stack: ReadStack, isFresh: boolean): Promise<ConfigOutcome>;
}

/** Files that are read by a path with a variable in it are not watched, so an answer does not live longer. */
const maxAgeMs = 30_000;
const maxEntries = 500;

export function configCache(clock: Clock): ConfigCache {
  const known = new Map<string, { key: string; atMs: number; outcome: Promise<ConfigOutcome> }>();
  return {
    async config(stack, isFresh) {
      const { project, host, files } = stack;
      if (!project) throw new TypeError('A stack without files has no configuration.');
      const place = `${host.id} ${stack.name}`;
      const key = JSON.stringify([project, files.map(({ path, hash }) => [path, hash])]);
      const entry = known.get(place);
      const isUsable = entry?.key === key && clock.now() - entry.atMs < maxAgeMs;
      if (entry && isUsable && !isFresh) return await entry.outcome;
      const outcome = host.compose.config(project, []);
      known.delete(place);
      known.set(place, { key, atMs: clock.now(), outcome });
      outcome.catch(() => known.delete(place));
      for (const old of known.keys()) if (known.size > maxEntries) known.delete(old);
      return await outcome;
    },
  };
}

export async function stackDrift(
  cache: ConfigCache,
  stack: ReadStack,
  isFresh: boolean,
): Promise<StackDrift> {
  const blind = whyBlind(stack);
  if (blind) return unknown(blind.reason, blind.fixes);
  const availability = await stack.host.compose.availability();
  if (!availability.isAvailable) return unknown(availability.reason, availability.fixes);
  let outcome;
  try {
    outcome = await cache.config(stack, isFresh);
  } catch (error) {
    if (error instanceof NexusError) return unknown(error.message, []);
    throw error;
  }
  if (!outcome.isValid) {
    const { file, place, message } = locateFailure(outcome.text, stack.documents);
    return unknown(file === null ? message : `${file}${place ? `, line ${place.line}` : ''}: ${message}`, []);
  }
  const { project } = outcome;
  const images = await localImages(stack, project);
  const services = judgeServices({
    stack: stack.name,
    project,
    containers: stack.containers,
    written: new Set(stack.documents.flatMap(({ document }) => servicesIn(document).map(({ name }) => name))),
    // An image that is only missing says nothing about what runs.
    imageIds: new Map(
      [...images].map(([reference, image]) => [reference, image?.id ?? ranAs(stack, reference)] as const),
    ),
    composeVersion: availability.version,
    ...DeployOptions.parse({}),
  });
  const changed = services.filter(({ change }) => driftOf(change) === 'differs');
  const drift = changed.length > 0 ? 'differs' : 'same';
  return { drift, reason: inWords(stack, changed), fixes: [], project, services };
}

export function driftOf(change: PlannedService['change']): Drift {
  return change === 'unchanged' || change === 'start' ? 'same' : 'differs';
}

function ranAs({ containers }: ReadStack, reference: string): string | null {
  return containers.find(({ image }) => image === reference)?.imageLabel ?? null;
}

function whyBlind({ project, files }: ReadStack): { reason: string; fixes: readonly Fix[] } | undefined {
  if (!project) {
    return {
      reason: 'No label of its containers says where its files are; it may have been started from a pipe.',
      fixes: [],
    };
  }
  return files.find(({ kind, state }) => kind === 'compose' && state !== 'readable');
}

function unknown(reason: string, fixes: readonly Fix[]): StackDrift {
  return { drift: 'unknown', reason, fixes, project: null, services: [] };
}

function inWords({ containers }: ReadStack, changed: readonly PlannedService[]): string {
  if (changed.length === 0) return 'What runs is what the files say.';
  if (containers.length === 0) return 'Nothing of it has been deployed yet, or it was taken down.';
  const names = changed.map(({ service }) => service);
  const shown =
    names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
  return `A deploy would change ${shown}.`;
}
