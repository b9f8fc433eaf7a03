import { readZip } from '#library/zip/read-zip.ts';
import type { ZipEntry } from '#library/zip/zip-entry.ts';
import { ZipError } from '#library/zip/zip-error.ts';
import { FeedError, type FeedItem } from '../feed.ts';
import { fieldsOf } from '../reading/fields.ts';
import { cursorAfter, momentOf } from './moment.ts';
import { isWantedId, readRecord, type RecordWish } from './read-record.ts';

const bounds = { mostEntries: 2_000_000, mostBytes: 16 * 1024 ** 3 };
export const mostRecordBytes = 4 * 1024 ** 2;

/** The records of an `all.zip`, one JSON file each, one at a time. */
export async function* readArchive(
  wish: RecordWish,
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<FeedItem, void> {
  let newest = '';
  let isAny = false;
  try {
    for await (const entry of readZip(body, bounds)) {
      const id = entry.name.endsWith('.json') ? entry.name.slice(0, -'.json'.length) : '';
      // Before it is unpacked: of npm's records most are not wanted.
      if (!isWantedId(id)) continue;
      const value = await parsed(entry);
      isAny ||= value !== undefined;
      const moment = momentOf(fieldsOf(value)['modified']) ?? '';
      if (moment > newest) newest = moment;
      const advisory = readRecord(value, wish);
      if (advisory) yield { kind: 'advisory', advisory };
      else if (advisory === undefined) yield { kind: 'problem', detail: `${id} cannot be read.` };
    }
  } catch (error) {
    throw error instanceof ZipError ? new FeedError(error.message, { cause: error }) : error;
  }
  if (!isAny) throw new FeedError('It has no records.');
  if (newest !== '') yield { kind: 'cursor', cursor: cursorAfter(newest) };
}

async function parsed(entry: ZipEntry): Promise<unknown> {
  try {
    return JSON.parse((await entry.whole(mostRecordBytes)).toString('utf8'));
  } catch (error) {
    if (error instanceof ZipError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
