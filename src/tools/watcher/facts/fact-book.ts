import type { Database } from '#kernel/database/database.ts';
import { writeRowsAlone } from '#kernel/database/write-rows.ts';
import type { WatcherKernel } from '../watcher-kernel.ts';
import {
  changedRepositories,
  emptyMemory,
  factKey,
  joined,
  readMemory,
  type FactMemory,
} from './fact-memory.ts';
import type { FactTables } from './fact-tables.ts';
import { imageRows, type ImageRow } from './image-fact-store.ts';
import { digestRows, tagRows, type TagRow } from './tag-fact-store.ts';
import { listRows, type ListRow } from './tag-list-store.ts';

/** What is known: in memory at once, in the database with the next `flush`. */
export interface FactBook {
  readonly memory: FactMemory;
  readonly database: Database<FactTables>;
  /** A digest that the tag was never seen with before is noted too. */
  noteTag(row: TagRow): void;
  noteList(row: ListRow): void;
  noteImage(row: ImageRow): void;
  /** Stores what was noted, in one transaction, and tells who listens. What cannot be stored goes with the next. */
  flush(): Promise<void>;
  /** Reads all anew, for what another process has stored. */
  reload(): Promise<void>;
  /** Called with the key of a repository. */
  watch(listener: (repository: string) => void): () => void;
}

export async function openFactBook({
  database: whole,
  log,
}: Pick<WatcherKernel, 'database' | 'log'>): Promise<FactBook> {
  const database = whole.as<FactTables>();
  const listeners = new Set<(repository: string) => void>();
  let memory = await readMemory(database);
  let unwritten = emptyMemory();
  let changed = new Set<string>();
  const note = <Row extends { readonly repository: string }>(
    rowsOf: (all: FactMemory) => Map<string, Row>,
    row: Row,
  ) => {
    for (const all of [memory, unwritten]) rowsOf(all).set(factKey(row), row);
    changed.add(row.repository);
  };
  const tell = (repositories: Iterable<string>) => {
    for (const repository of repositories) for (const listener of listeners) listener(repository);
  };
  const flush = async () => {
    const [batch, repositories] = [unwritten, changed];
    unwritten = emptyMemory();
    changed = new Set();
    try {
      await writeMemory(database, batch);
    } catch (error) {
      log.warn({ error }, 'what registries said is stored later');
      unwritten = joined(batch, unwritten);
    }
    tell(repositories);
  };
  return {
    get memory() {
      return memory;
    },
    database,
    noteTag(row) {
      note(({ tags }) => tags, row);
      const { repository, tag, fact } = row;
      if (fact.digest === null || fact.answeredAtMs === null) return;
      const seen = { repository, tag, digest: fact.digest, seenAtMs: fact.answeredAtMs };
      if (!memory.digests.has(factKey(seen))) note(({ digests }) => digests, seen);
    },
    noteList: (row) => note(({ lists }) => lists, row),
    noteImage: (row) => note(({ images }) => images, row),
    flush,
    async reload() {
      await flush();
      const before = memory;
      memory = joined(await readMemory(database), unwritten);
      tell(changedRepositories(before, memory));
    },
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

async function writeMemory(database: Database<FactTables>, { tags, digests, lists, images }: FactMemory) {
  await writeRowsAlone(
    database,
    tagRows([...tags.values()]),
    digestRows([...digests.values()]),
    listRows([...lists.values()]),
    imageRows([...images.values()]),
  );
}
