import { ask, type Asking } from './ask.ts';
import { factKey } from './fact-memory.ts';
import { repositoryKey } from './fact-keys.ts';
import type { Repository } from './facts.ts';
import { problemOf } from './problem-of.ts';
import { hashOfNames, seenAfter } from './seen-names.ts';
import { readNames, writeList, type StoredList } from './tag-list-store.ts';

/** Asks which tags there are, and notes it. New names are stored at once, so that no more than a few lists are in memory. */
export async function askTagList(asking: Asking, repository: Repository): Promise<void> {
  const { book, clock, signal } = asking;
  const key = { repository: repositoryKey(repository) };
  const outcome = await ask(asking, repository, (registry) => registry.listTags(repository.path, { signal }));
  const nowMs = clock.now();
  const before = book.memory.lists.get(factKey(key))?.list ?? neverListed;
  if (outcome.kind !== 'found') {
    book.noteList({ ...key, list: { ...before, checkedAtMs: nowMs, problem: problemOf(outcome) } });
    return;
  }
  const hash = hashOfNames(outcome.tags);
  const list: StoredList = {
    hash,
    isCut: outcome.cut !== null,
    answeredAtMs: nowMs,
    checkedAtMs: nowMs,
    problem: null,
  };
  if (hash !== before.hash) {
    const seen = before.hash === null ? [] : await readNames(book.database, key.repository);
    await writeList(book.database, { ...key, list }, seenAfter(seen, outcome.tags, nowMs));
  }
  book.noteList({ ...key, list });
}

const neverListed: Omit<StoredList, 'checkedAtMs'> = {
  hash: null,
  isCut: false,
  answeredAtMs: null,
  problem: null,
};
