import type { OpenRegistry } from '#library/registry/open-registry.ts';
import type { Registries } from '../reach/open-registries.ts';
import type { WatcherKernel } from '../watcher-kernel.ts';
import type { FactBook } from './fact-book.ts';
import type { Repository } from './facts.ts';
import type { NoAnswer } from './problem-of.ts';

/** What asking needs, for as long as one look goes on. */
export interface Asking extends Pick<WatcherKernel, 'clock' | 'log'> {
  readonly registries: () => Registries;
  readonly book: FactBook;
  readonly signal: AbortSignal;
  /** Requests that went out. */
  readonly onRequest: () => void;
}

/** Asks the registry of a repository with the login that there is for it. */
export async function ask<Outcome>(
  { registries, signal, onRequest }: Asking,
  repository: Repository,
  question: (registry: OpenRegistry) => Promise<Outcome>,
): Promise<Outcome | Extract<NoAnswer, { kind: 'failed' }>> {
  const reached = await registries().at(repository, signal);
  signal.throwIfAborted();
  return reached.kind === 'open' ? await question(reached.registry.counting(onRequest)) : reached;
}
