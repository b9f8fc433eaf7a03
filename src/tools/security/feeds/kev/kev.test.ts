import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readKev } from './read-kev.ts';

async function* bytes(text: string): AsyncGenerator<Buffer, void> {
  yield Buffer.from(text);
}

const read = (text: string) => Array.fromAsync(readKev(bytes(text)));
const entry = {
  cveID: 'CVE-2025-1',
  dateAdded: '2025-02-18',
  dueDate: '2025-03-11',
  requiredAction: 'Apply\u0007 updates.',
  knownRansomwareCampaignUse: 'Known',
};

test('an entry of the catalogue', async () => {
  expect(await read(JSON.stringify({ count: 1, vulnerabilities: [entry] }))).toEqual([
    {
      kind: 'exploited',
      exploited: {
        cve: 'CVE-2025-1',
        addedAtMs: Date.UTC(2025, 1, 18),
        dueAtMs: Date.UTC(2025, 2, 11),
        isRansomware: true,
        action: 'Apply  updates.',
      },
    },
  ]);
});

test.each([
  { ...entry, cveID: 'CVE-1' },
  { ...entry, dateAdded: 7 },
  { ...entry, dateAdded: 'soon' },
  [],
  'text',
  null,
])('%j is a problem', async (wrong) => {
  const items = await read(
    JSON.stringify({
      vulnerabilities: [wrong, { ...entry, dueDate: '', knownRansomwareCampaignUse: 'Unknown' }],
    }),
  );
  expect(items).toMatchObject([{ kind: 'problem' }, { exploited: { dueAtMs: null, isRansomware: false } }]);
});

const shared = new URL(
  '../../../../../../shared/data/cve/feeds/kev/known_exploited_vulnerabilities.json',
  import.meta.url,
);

describe.skipIf(!existsSync(shared))('the catalogue of August 2025', () => {
  test('every entry is read', async () => {
    const items = await read(readFileSync(shared, 'utf8'));
    expect(items.every(({ kind }) => kind === 'exploited')).toBe(true);
    expect(items).toHaveLength(1404);
    expect(items.filter((item) => item.kind === 'exploited' && item.exploited.isRansomware)).toHaveLength(
      293,
    );
  });
});
