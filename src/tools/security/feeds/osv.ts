import { FeedError, type Feed, type FeedPart, type Present } from './feed.ts';
import { osvEcosystems } from './osv/osv-ecosystem.ts';
import { readArchive } from './osv/read-archive.ts';
import { readChange, readChanges } from './osv/read-changes.ts';
import type { RecordWish } from './osv/read-record.ts';
import { limitProblems } from './reading/problem-limit.ts';

const id = 'osv';
const bucket = 'https://storage.googleapis.com/osv-vulnerabilities';
const dayMs = 24 * 3_600_000;

/**
 * OSV's archives of languages and of Ubuntu. Those of Alpine and Debian are not read: the first has no `community` and drops ids that
 * NVD does not know, the second makes `undetermined` into affected and drops TEMP- ids and reasons; their own feeds are at hand.
 * A part is fetched whole once a week, and its changes every hour in between.
 */
export const osv: Feed = {
  id,
  title: 'OSV',
  publisher: 'OSV.dev, from GitHub, PyPA, Go and Canonical',
  licence: 'CC BY 4.0 (GitHub, PyPA, Go), CC BY-SA 4.0 (Canonical)',
  homepage: 'https://osv.dev',
  revision: 1,
  parts,
  read: (part, body) => limitProblems(readArchive(wishOf(part), body)),
  changes: {
    intervalMs: 3_600_000,
    listUrl: (part) => `${folderOf(part)}/modified_id.csv`,
    list: (part, cursor, body) =>
      readChanges((record) => `${folderOf(part)}/${encodeURIComponent(record)}.json`, cursor, body),
    read: (part, change, body) => readChange(wishOf(part), change, body),
  },
};

function parts({ releases }: Present): readonly FeedPart[] {
  return osvEcosystems.flatMap((ecosystem) => {
    const covers = releases.filter((present) => present.ecosystem === ecosystem.id);
    if (covers.length === 0) return [];
    return [
      {
        id: ecosystem.id,
        url: `${bucket}/${ecosystem.name}/all.zip`,
        covers,
        intervalMs: 7 * dayMs,
        mostBytes: 2 * 1024 ** 3,
        format: 'zip',
      },
    ];
  });
}

function folderOf(part: FeedPart): string {
  return `${bucket}/${ecosystemOf(part).name}`;
}

function wishOf(part: FeedPart): RecordWish {
  return { ecosystem: ecosystemOf(part), releases: new Set(part.covers.map(({ release }) => release)) };
}

function ecosystemOf({ id: partId }: FeedPart) {
  const ecosystem = osvEcosystems.find((each) => each.id === partId);
  if (!ecosystem) throw new FeedError(`OSV has no part "${partId}".`);
  return ecosystem;
}
