import type { Advisory } from './advisory.ts';
import type { AdvisoryLookUp } from './look-up.ts';
import { lookUpIn } from './look-up-store.ts';
import { copyInto, openFile } from './open-file-store.ts';
import type { IndexChanges, Part, PartName, PartState, PartWrite, WriteResult } from './part-state.ts';
import { partRows } from './part-store.ts';
import { IndexError } from './row-values.ts';
import { termsOf } from './term-store.ts';
import { type ToldPart, writing } from './write-all.ts';
import { removePart } from './write-part-store.ts';

/** The index of advisories: one file that can always be made again from the feeds (docs/decisions/0025). */
export interface AdvisoryIndex extends AdvisoryLookUp, Disposable {
  parts(): readonly Part[];
  /**
   * Notes how asking for a part went when nothing was written: `unchanged`, or why it failed. Fields of others are kept and given
   * back too.
   */
  setState(part: PartName, change: Partial<PartState>): void;
  /**
   * Takes what a part tells, as it comes; nothing is seen of it before all of it is there. Throws what `items` throws, and IndexError
   * when they are too much: then everything is as before.
   */
  write(part: PartWrite, items: ToldPart['items']): Promise<WriteResult>;
  /** Several parts, all or none of them. */
  writeAll(told: readonly ToldPart[]): Promise<readonly WriteResult[]>;
  /** Forgets a part with all that it told. */
  remove(part: PartName): IndexChanges;
  /** What every source says under exactly this id, withdrawn ones too, with details and all packages. */
  told(id: string): readonly Advisory[];
  /** Writes a whole and compact copy to a new file, for a bundle. Takes as long as reading all of it. */
  copyTo(path: string): void;
}

export interface IndexOptions {
  /** Of what one part may tell, as JSON. */
  readonly mostBytesPerPart?: number;
  /** Asked between rows: what is being written then ends, as if it had not begun. */
  readonly isStopping?: () => boolean;
}

export interface OpenedIndex {
  readonly index: AdvisoryIndex;
  /** A line for the log when the file could not be used and was made again. */
  readonly notice: string | null;
}

const defaultMostBytes = 4 * 1024 ** 3;

/**
 * Opens the index at a path, or one in memory for `:memory:`. Several may read a file; one writes. Everything but `write` answers at
 * once. @throws Error of SQLite when the file is locked or cannot be written.
 */
export function openIndex(path: string, options: IndexOptions = {}): OpenedIndex {
  const { database, notice } = openFile(path);
  const terms = termsOf(database);
  const lookUp = lookUpIn(database, terms);
  const parts = partRows(database, terms);
  const forgetting = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      terms.forget();
      throw error;
    } finally {
      lookUp.forget();
    }
  };
  const mostBytesPerPart = options.mostBytesPerPart ?? defaultMostBytes;
  const goOn = () => {
    if (options.isStopping?.() === true) throw new IndexError('It is being stopped.');
  };
  const write = writing({ database, terms, path, mostBytesPerPart, goOn });
  const index: AdvisoryIndex = {
    ...lookUp,
    parts: () => parts.all(),
    setState: (part, change) => parts.setState(part, change),
    async write(part, items) {
      const [result] = await write([{ part, items }], forgetting);
      if (!result) throw new IndexError('Nothing was written.');
      return result;
    },
    writeAll: (told) => write(told, forgetting),
    copyTo: (target) => copyInto(database, target),
    remove: (part) => forgetting(() => removePart(database, terms, part)),
    [Symbol.dispose]: () => database.close(),
  };
  return { index, notice };
}
