import type { FeedItem } from '../feed.ts';
import { fieldsOf, lineOf, timeOf } from '../reading/fields.ts';
import { isCve } from '../reading/flaw-id.ts';
import { splitJson } from '../reading/split-json.ts';

/** CISA's catalogue: https://www.cisa.gov/known-exploited-vulnerabilities-catalog, the JSON form and its schema. */
export async function* readKev(body: AsyncIterable<Uint8Array>): AsyncGenerator<FeedItem, void> {
  for await (const piece of splitJson(body, ['vulnerabilities', '*'])) {
    const entry = fieldsOf(piece.problem === undefined ? piece.value : undefined);
    const { cveID, dateAdded, dueDate, requiredAction, knownRansomwareCampaignUse } = entry;
    const addedAtMs = timeOf(dateAdded);
    if (typeof cveID !== 'string' || !isCve(cveID) || addedAtMs === null) {
      yield { kind: 'problem', detail: 'An entry has no CVE id or no date.' };
      continue;
    }
    yield {
      kind: 'exploited',
      exploited: {
        cve: cveID,
        addedAtMs,
        dueAtMs: timeOf(dueDate),
        isRansomware: knownRansomwareCampaignUse === 'Known',
        action: lineOf(requiredAction, 2000) ?? '',
      },
    };
  }
}
