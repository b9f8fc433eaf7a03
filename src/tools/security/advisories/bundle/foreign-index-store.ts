import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { FeedItem } from '../../feeds/feed.ts';
import { likelihoodOf } from '../fact-look-up-store.ts';
import { lookUpIn } from '../look-up-store.ts';
import { unpackId } from '../packed-id.ts';
import type { PartName } from '../part-state.ts';
import { askForeign, readForeign } from '../foreign-file.ts';
import { partRows } from '../part-store.ts';
import { IndexError, numberAt, textAt } from '../row-values.ts';
import { checkFormat } from '../schema-store.ts';
import { rowsOf } from '../statement-store.ts';
import { termsOf } from '../term-store.ts';
import { ForeignAdvisory, ForeignExploited, ForeignPart } from './foreign-schemas.ts';

/** An index that somebody else wrote: all that it says is checked on the way out. */
export interface ForeignIndex extends Disposable {
  /** @throws IndexError */
  parts(): readonly ForeignPart[];
  /** What a part tells, as a feed would. @throws IndexError for values that are not packed as we do. */
  items(part: PartName): Iterable<FeedItem>;
}

const refusals = {
  empty: 'The bundle holds no index of advisories.',
  foreign: 'The bundle holds no index of advisories.',
  'other-format': 'The bundle was made by another version of NEXUS.',
  damaged: 'The bundle holds a damaged index.',
} as const;

/** Of one value or row: ours are a tenth of it. */
const longestBytes = 2 * 1024 * 1024;
/** Far more than all feeds have. */
const most = { parts: 1_000, places: 100_000, stateBytes: 4 * 1024 * 1024 };

/** Looks at every page first. @throws IndexError */
export function openForeignIndex(path: string): ForeignIndex {
  return askForeign(() => openDatabase(path));
}

function openDatabase(path: string): ForeignIndex {
  const database = new DatabaseSync(new URL(`${pathToFileURL(path).href}?immutable=1`), {
    readOnly: true,
    defensive: true,
    allowExtension: false,
    limits: { length: longestBytes },
  });
  try {
    database.exec('pragma query_only = on; pragma trusted_schema = off; pragma cell_size_check = on');
    const found = checkFormat(database, true);
    if (found !== 'ours') throw new IndexError(refusals[found]);
    checkParts(database);
    return reading(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** They are few, and are read at once. */
function checkParts(database: DatabaseSync): void {
  const counts = rowsOf(
    database,
    `select (select count(*) from part), (select coalesce(sum(octet_length(state)), 0) from part),
       (select count(*) from covered), (select count(*) from stand_in)`,
  ).one();
  const [parts, stateBytes, covered, standIns] = [0, 1, 2, 3].map((at) => numberAt(counts ?? [], at));
  const isWithin = (count: number | undefined, bound: number) => (count ?? 0) <= bound;
  if (
    !isWithin(parts, most.parts) ||
    !isWithin(stateBytes, most.stateBytes) ||
    !isWithin(covered, most.places) ||
    !isWithin(standIns, most.places)
  )
    throw new IndexError('The bundle holds more parts than there are.');
}

function reading(database: DatabaseSync): ForeignIndex {
  const parts = partRows(database, termsOf(database));
  return {
    parts: () =>
      askForeign(() =>
        parts.all().map((part) => {
          const read = ForeignPart.safeParse({ ...part, standIns: parts.standIns(parts.idOf(part)) });
          if (!read.success) throw new IndexError('The bundle holds a part that cannot be read.');
          return read.data;
        }),
      ),
    *items(part) {
      const id = askForeign(() => parts.find(part));
      if (id === undefined) return;
      yield* readForeign(advisoriesOf(database, id));
      yield* readForeign(factsOf(database, id));
    },
    [Symbol.dispose]: () => database.close(),
  };
}

function* advisoriesOf(database: DatabaseSync, part: number): Generator<FeedItem, void> {
  const lookUp = lookUpIn(database, termsOf(database));
  const rows = rowsOf(database, 'select id from advisory where part = ? order by id');
  for (const row of rows.each(part)) {
    const read = ForeignAdvisory.safeParse(lookUp.whole(numberAt(row, 0)));
    if (read.success) yield { kind: 'advisory', advisory: read.data };
    else yield { kind: 'problem', detail: 'An advisory of the bundle cannot be read.' };
  }
}

function* factsOf(database: DatabaseSync, part: number): Generator<FeedItem, void> {
  const exploited = rowsOf(database, 'select cve, body from exploited where part = ?');
  for (const row of exploited.each(part)) {
    const read = ForeignExploited.safeParse(JSON.parse(textAt(row, 1)));
    const cve = unpackId(numberAt(row, 0));
    if (read.success) yield { kind: 'exploited', exploited: { ...read.data, cve } };
    else yield { kind: 'problem', detail: `What the bundle says of ${cve} cannot be read.` };
  }
  const likelihood = rowsOf(database, 'select cve, probability, percentile from likelihood where part = ?');
  for (const row of likelihood.each(part)) {
    const told = likelihoodOf(unpackId(numberAt(row, 0)), numberAt(row, 1), numberAt(row, 2));
    yield { kind: 'likelihood', likelihood: told };
  }
}
