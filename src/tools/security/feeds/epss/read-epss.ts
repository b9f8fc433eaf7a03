import { FeedError, type FeedItem } from '../feed.ts';
import { isCve } from '../reading/flaw-id.ts';
import { linesOf } from '../reading/lines.ts';
import { gunzipped } from '../reading/unzipped.ts';

const mostBytes = 512 * 1024 ** 2;
const columns = 'cve,epss,percentile';

/**
 * FIRST's scores of one day, as CSV in gzip: a first line `#model_version:…,score_date:…`, the names of the columns, and a line for
 * each CVE (https://www.first.org/epss/data_stats). Without a date it is no such file.
 */
export async function* readEpss(body: AsyncIterable<Uint8Array>): AsyncGenerator<FeedItem, void> {
  let line = 0;
  for await (const text of linesOf(gunzipped(body, mostBytes))) {
    line += 1;
    if (line === 1 && !/^#.*\bscore_date:\d{4}-\d\d-\d\d/.test(text.slice(0, 1000)))
      throw new FeedError('It does not say of which day it is.');
    if (line === 2 && text.replaceAll(' ', '') !== columns) throw new FeedError('It has other columns.');
    if (line > 2 && text !== '') yield readRow(text);
  }
  if (line < 3) throw new FeedError('It ends midway.');
}

function readRow(text: string): FeedItem {
  const [cve = '', epss = '', percentile = ''] = text.split(',', 4);
  const likelihood = { cve, probability: shareOf(epss), percentile: shareOf(percentile) };
  const isUsable = isCve(cve) && likelihood.probability >= 0 && likelihood.percentile >= 0;
  if (isUsable) return { kind: 'likelihood', likelihood };
  return { kind: 'problem', detail: 'A line has no CVE id or no score between 0 and 1.' };
}

/** Below 0: it is none. */
function shareOf(text: string): number {
  const share = /^\d/.test(text) ? Number(text) : Number.NaN;
  return share >= 0 && share <= 1 ? share : -1;
}
