import type { Database } from '#kernel/database/database.ts';
import { writeRowsAlone } from '#kernel/database/write-rows.ts';
import type { Log } from '#kernel/log.ts';
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

interface State {
  readonly database: Database<FactTables>;
  readonly log: Log;
  readonly listeners: Set<(repository: string) => void>;
  memory: FactMemory;
  unwritten: FactMemory;
  /** Of which nobody was told yet. */
  changed: Set<string>;
}

export async function openFactBook({
  database: whole,
  log,
}: Pick<WatcherKernel, 'database' | 'log'>): Promise<FactBook> {
  const database = whole.as<FactTables>();
  const memory = await readMemory(database);
  const unwritten = emptyMemory();
  const state: State = { database, log, memory, unwritten, listeners: new Set(), changed: new Set() };
  return {
    get memory() {
      return state.memory;
    },
    database,
    noteTag: (row) => noteTag(state, row),
    noteList: (row) => note(state, ({ lists }) => lists, row),
    noteImage: (row) => note(state, ({ images }) => images, row),
    flush: () => flush(state),
    async reload() {
      await flush(state);
      const before = state.memory;
      state.memory = joined(await readMemory(database), state.unwritten);
      tell(state, changedRepositories(before, state.memory));
    },
    watch(listener) {
      state.listeners.add(listener);
      return () => void state.listeners.delete(listener);
    },
  };
}

function noteTag(state: State, row: TagRow): void {
  note(state, ({ tags }) => tags, row);
  const { repository, tag, fact } = row;
  if (fact.digest === null || fact.answeredAtMs === null) return;
  const seen = { repository, tag, digest: fact.digest, seenAtMs: fact.answeredAtMs };
  if (!state.memory.digests.has(factKey(seen))) note(state, ({ digests }) => digests, seen);
}

function note<Row extends { readonly repository: string }>(
  { memory, unwritten, changed }: State,
  rowsOf: (all: FactMemory) => Map<string, Row>,
  row: Row,
): void {
  for (const all of [memory, unwritten]) rowsOf(all).set(factKey(row), row);
  changed.add(row.repository);
}

async function flush(state: State): Promise<void> {
  const { unwritten: batch, changed } = state;
  state.unwritten = emptyMemory();
  state.changed = new Set();
  try {
    await writeMemory(state.database, batch);
  } catch (error) {
    state.log.warn({ error }, 'what registries said is stored later');
    state.unwritten = joined(batch, state.unwritten);
  }
  tell(state, changed);
}

function tell({ listeners }: State, repositories: Iterable<string>): void {
  for (const repository of repositories) for (const listener of listeners) listener(repository);
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
