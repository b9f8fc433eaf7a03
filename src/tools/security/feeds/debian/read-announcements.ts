import { FeedError, type FeedItem } from '../feed.ts';
import { lineOf } from '../reading/fields.ts';
import { isCve, sortIds } from '../reading/flaw-id.ts';
import { linesOf } from '../reading/lines.ts';
import { plainAdvisory } from '../../advisories/plain-advisory.ts';

interface Announcement {
  readonly id: string;
  readonly title: string | null;
  readonly publishedAtMs: number | null;
}

const head = /^\[(\d\d \w{3} \d{4})\] (D[SL]A-\d+(?:-\d+)?)\s*(.*)$/;

/**
 * The list of DSA or DLA announcements: a head `[22 Apr 2014] DSA-2808-2 openjpeg - …`, below it `{CVE-1 CVE-2}` and versions. Which
 * versions repair a flaw is in the tracker's own file; here is only which flaws an announcement is about, so it affects nothing.
 */
export async function* readAnnouncements(body: AsyncIterable<Uint8Array>): AsyncGenerator<FeedItem, void> {
  let announcement: Announcement | undefined;
  let isAny = false;
  for await (const line of linesOf(body)) {
    const [, date, id, title] = head.exec(line) ?? [];
    if (id !== undefined) {
      isAny = true;
      announcement = { id, title: lineOf(title), publishedAtMs: dateOf(date) };
      continue;
    }
    const flaws = /^\s+\{([^}]*)\}\s*$/.exec(line)?.[1];
    if (announcement && flaws !== undefined) yield advisory(announcement, flaws);
  }
  if (!isAny) throw new FeedError('It has no announcements.');
}

function advisory({ id, title, publishedAtMs }: Announcement, flaws: string): FeedItem {
  const related = sortIds(flaws.split(/\s+/)).filter(isCve);
  const url = `https://security-tracker.debian.org/tracker/${id}`;
  return {
    kind: 'advisory',
    advisory: plainAdvisory({ feed: 'debian', id, title, url, publishedAtMs, related, affected: [] }),
  };
}

function dateOf(text: string | undefined): number | null {
  const ms = Date.parse(`${text} UTC`);
  return Number.isFinite(ms) ? ms : null;
}
