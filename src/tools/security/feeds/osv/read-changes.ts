import { FeedError, type Change, type ChangeList, type FeedItem } from '../feed.ts';
import { isFlawId } from '../reading/flaw-id.ts';
import { linesOf } from '../reading/lines.ts';
import { momentOf } from './moment.ts';
import { mostRecordBytes } from './read-archive.ts';
import { isWantedId, readRecord, type RecordWish } from './read-record.ts';

/** With more, the archive is the shorter way. */
const mostChanges = 1000;
/** The list of npm has a line for each malicious package. */
const mostLines = 1_000_000;

/** `modified_id.csv`: `<time>,<id>` in each line, newest first; read up to what is known already. */
export async function readChanges(
  urlOf: (id: string) => string,
  cursor: string,
  body: AsyncIterable<Uint8Array>,
): Promise<ChangeList> {
  const since = momentOf(cursor);
  if (since === null) return { kind: 'too-many' };
  const changes: Change[] = [];
  let newest: string | undefined;
  let lines = 0;
  for await (const line of linesOf(body)) {
    const [time, id = ''] = line.split(',', 2);
    const moment = momentOf(time);
    if (moment === null || !isFlawId(id)) {
      if (lines === 0) throw new FeedError('It is no list of changes.');
      continue;
    }
    newest ??= moment;
    lines += 1;
    if (moment <= since) break;
    if (isWantedId(id)) changes.push({ id, url: urlOf(id) });
    if (changes.length > mostChanges || lines > mostLines) return { kind: 'too-many' };
  }
  if (newest === undefined) throw new FeedError('It is empty.');
  return { kind: 'changes', changes, cursor: newest > since ? newest : since };
}

/** One changed record. One that is gone, or is about nothing wanted any more, is taken away. */
export async function* readChange(
  wish: RecordWish,
  { id }: Change,
  body: AsyncIterable<Uint8Array> | null,
): AsyncGenerator<FeedItem, void> {
  const advisory = body && readRecord(await parsed(body), wish);
  if (advisory === undefined || (advisory && advisory.id !== id))
    throw new FeedError(`${id} cannot be read.`);
  yield advisory ? { kind: 'advisory', advisory } : { kind: 'removed', id };
}

async function parsed(body: AsyncIterable<Uint8Array>): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > mostRecordBytes) throw new FeedError('A record is too long.');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}
