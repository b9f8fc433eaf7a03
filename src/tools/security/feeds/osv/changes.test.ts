import { describe, expect, test } from 'vitest';
import { FeedError } from '../feed.ts';
import { osv } from '../osv.ts';
import { minimist } from './record-fixture.ts';

async function* bytes(content: string): AsyncGenerator<Buffer, void> {
  yield Buffer.from(content);
}

const [npm] = osv.parts({ releases: [{ ecosystem: 'npm', release: '' }] });

describe('changes', () => {
  const list = (text: string, cursor = '2024-01-01T12:00:00.5Z') =>
    osv.changes!.list(npm!, cursor, bytes(text));

  test('are read up to what is known', async () => {
    const text =
      '2024-01-01T13:00:00Z,GHSA-2\n2024-01-01T12:30:00.1Z,MAL-2024-9\n2024-01-01T12:00:00.500000001Z,GHSA-1\n2024-01-01T12:00:00.5Z,GHSA-0\n2023-01-01T00:00:00Z,../x\n';
    expect(await list(text)).toEqual({
      kind: 'changes',
      cursor: '2024-01-01T13:00:00.000000000Z',
      changes: ['GHSA-2', 'GHSA-1'].map((id) => ({
        id,
        url: `https://storage.googleapis.com/osv-vulnerabilities/npm/${id}.json`,
      })),
    });
    expect(await list('2023-01-01T00:00:00Z,GHSA-1\n')).toEqual({
      kind: 'changes',
      changes: [],
      cursor: '2024-01-01T12:00:00.500000000Z',
    });
  });

  test('that are many are fetched as a whole', async () => {
    const text = Array.from({ length: 1500 }, (_, n) => `2024-01-02T00:00:00Z,GHSA-${n}\n`).join('');
    expect(await list(text)).toEqual({ kind: 'too-many' });
    expect(await list('2024-01-02T00:00:00Z,GHSA-1\n', 'nonsense')).toEqual({ kind: 'too-many' });
  });

  test.each(['', '<html>\n', '2024-01-02T00:00:00Z,../../x\n'])('%j is no list', async (text) => {
    await expect(list(text)).rejects.toThrow(FeedError);
  });

  test('one record is put in, or taken away', async () => {
    const change = { id: minimist.id, url: 'https://x' };
    const after = (content: string | null) =>
      Array.fromAsync(osv.changes!.read(npm!, change, content === null ? null : bytes(content)));
    expect(await after(JSON.stringify(minimist))).toMatchObject([
      { kind: 'advisory', advisory: { id: minimist.id } },
    ]);
    expect(await after(JSON.stringify({ ...minimist, affected: [] }))).toEqual([
      { kind: 'removed', id: minimist.id },
    ]);
    expect(await after(null)).toEqual([{ kind: 'removed', id: minimist.id }]);
    await expect(after('{')).rejects.toThrow(`${minimist.id} cannot be read.`);
    await expect(after(JSON.stringify({ ...minimist, id: 'GHSA-9' }))).rejects.toThrow(FeedError);
  });
});
