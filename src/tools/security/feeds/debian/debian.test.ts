import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { debian } from '../debian.ts';
import type { FeedItem, Present } from '../feed.ts';

async function* bytes(text: string): AsyncGenerator<Buffer, void> {
  for (let at = 0; at < text.length; at += 1000) yield Buffer.from(text.slice(at, at + 1000));
}

function presentIn(...releases: readonly string[]): Present {
  return { releases: releases.map((release) => ({ ecosystem: 'debian', release })) };
}

function read(present: Present, text: string, partId = 'tracker'): Promise<FeedItem[]> {
  const part = debian.parts(present).find(({ id }) => id === partId);
  if (!part) throw new Error('nothing is there');
  return Array.fromAsync(debian.read(part, bytes(text)));
}

/** One flaw of one package, as the tracker tells of it in bookworm. */
function tracker(bookworm: unknown): string {
  return JSON.stringify({ curl: { 'CVE-2024-1': { scope: 'remote', releases: { bookworm } } } });
}

test.each<[unknown, unknown]>([
  [
    { status: 'resolved', fixed_version: '7.88-1', urgency: 'high**' },
    { state: 'fixed', spans: [{ fixed: '7.88-1' }], severity: 'high' },
  ],
  [
    { status: 'resolved', fixed_version: '0', urgency: 'unimportant' },
    { state: 'not-affected', spans: [], severity: 'negligible' },
  ],
  [
    { status: 'open', urgency: 'not yet assigned' },
    { state: 'affected', spans: [] },
  ],
  [
    { status: 'open', urgency: 'unimportant' },
    { state: 'affected', spans: [], severity: 'negligible' },
  ],
  [
    { status: 'open', urgency: 'end-of-life' },
    { state: 'end-of-life', spans: [] },
  ],
  [
    { status: 'open', urgency: 'low', nodsa: 'Minor issue', nodsa_reason: 'ignored' },
    { state: 'will-not-fix', spans: [], severity: 'low', note: 'Minor issue' },
  ],
  [
    { status: 'open', urgency: 'low', nodsa: 'Later', nodsa_reason: 'postponed' },
    { state: 'deferred', spans: [], severity: 'low', note: 'Later' },
  ],
  [
    { status: 'open', nodsa: 'Minor issue', nodsa_reason: '' },
    { state: 'deferred', spans: [], note: 'Minor issue' },
  ],
  [
    { status: 'undetermined', urgency: 'not yet assigned' },
    { state: 'undetermined', spans: [] },
  ],
])('%j', async (entry, expected) => {
  expect(await read(presentIn('12'), tracker(entry))).toEqual([
    {
      kind: 'advisory',
      advisory: expect.objectContaining({
        feed: 'debian',
        id: 'CVE-2024-1',
        url: 'https://security-tracker.debian.org/tracker/CVE-2024-1',
        affected: [
          {
            ecosystem: 'debian',
            release: '12',
            name: 'curl',
            kind: 'source',
            scheme: 'dpkg',
            versions: [],
            ...Object(expected),
          },
        ],
      }),
    },
  ]);
});

test.each([
  { status: 'resolved' },
  { status: 'resolved', fixed_version: ' 1' },
  { status: 'new' },
  null,
  'open',
  [[]],
])('%j is a problem', async (entry) => {
  expect(await read(presentIn('12'), tracker(entry))).toEqual([
    { kind: 'problem', detail: 'CVE-2024-1 of curl has no readable state in bookworm.' },
  ]);
});

test('only the releases that are present are kept, under the name that was asked for', async () => {
  const entry = { status: 'open', urgency: 'low' };
  const releases = { bookworm: entry, bullseye: entry, sid: entry, trixie: entry };
  const text = JSON.stringify({
    a: { 'CVE-2024-1': { releases } },
    b: { 'TEMP-0000001-ABCDEF': { releases: { sid: entry } } },
  });
  const rows = async (...names: string[]) =>
    (await read(presentIn(...names), text)).flatMap((item) =>
      item.kind === 'advisory'
        ? item.advisory.affected.map(({ name, release }) => `${item.advisory.id} ${name} ${release}`)
        : [item.kind === 'problem' ? item.detail : item.kind],
    );
  expect(await rows('12', '13')).toEqual(['CVE-2024-1 a 12', 'CVE-2024-1 a 13']);
  expect(await rows('sid')).toEqual(['CVE-2024-1 a sid', 'TEMP-0000001-ABCDEF b sid']);
  expect(await rows('')).toEqual(['CVE-2024-1 a ', 'TEMP-0000001-ABCDEF b ']);
  expect(await rows('12', '9')).toEqual(['CVE-2024-1 a 12', 'It tells nothing of Debian "9".']);
  expect(debian.parts(presentIn('warty'))).toEqual([]);
});

test('what cannot be read is a problem, and the rest is taken', async () => {
  const open = { releases: { bookworm: { status: 'open' } } };
  const text = JSON.stringify({
    a: { nonsense: open, 'CVE-2024-1': 7 },
    'b c': { 'CVE-2024-2': open },
    d: { 'CVE-2024-3': open },
  });
  const items = await read(presentIn('12'), text);
  expect(items.map(({ kind }) => kind)).toEqual(['problem', 'problem', 'problem', 'advisory']);
});

test('announcements tell which flaws they are about', async () => {
  const list = [
    '[05 Aug 2002] DSA-140-1 libpng - buffer overflow',
    '\t{CVE-2002-0660 CVE-2002-0728}',
    '\t[woody] - libpng 1.0.12-3.woody.2',
    '[07 Jun 2015] DSA-3281-1 Debian Security Team PGP/GPG key change notice',
  ];
  expect(await read(presentIn('12'), list.join('\n'), 'dsa')).toEqual([
    {
      kind: 'advisory',
      advisory: expect.objectContaining({
        id: 'DSA-140-1',
        title: 'libpng - buffer overflow',
        publishedAtMs: Date.UTC(2002, 7, 5),
        aliases: [],
        related: ['CVE-2002-0660', 'CVE-2002-0728'],
        affected: [],
      }),
    },
  ]);
  await expect(read(presentIn('12'), 'Not found', 'dla')).rejects.toThrow('It has no announcements.');
});

const shared = new URL('../../../../../../shared/data/cve/feeds/vunnel/debian/', import.meta.url);

interface Snapshot {
  readonly item: {
    readonly Vulnerability: {
      readonly Name: string;
      readonly FixedIn: readonly { readonly Name: string; readonly Version: string }[];
    };
  };
}

/**
 * No part of the repository: what another reader makes of the same file. It writes "0" for what never had a flaw, and "None" for what
 * is not repaired. One of its records comes from a file of an older run that is not there.
 */
describe.skipIf(!existsSync(shared))('as Vunnel reads the tracker', () => {
  test.each(['8', '9', '10', '11', '12', '13', 'unstable'])('Debian %s', async (release) => {
    const items = await read(presentIn(release), readFileSync(new URL('input/debian.json', shared), 'utf8'));
    const ours = items.flatMap((item) => {
      if (item.kind !== 'advisory') return [item.kind];
      const { id, affected } = item.advisory;
      return affected.map(({ name, state, spans }) => {
        const version = spans[0]?.fixed ?? (state === 'not-affected' ? '0' : 'None');
        return `${id} ${name} ${version}`;
      });
    });
    const folder = new URL(`snapshots/debian:${release}/`, shared);
    const theirs = readdirSync(folder).flatMap((file) => {
      const snapshot: Snapshot = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
      const { Name, FixedIn } = snapshot.item.Vulnerability;
      return FixedIn.map((fix) => `${Name} ${fix.Name} ${fix.Version}`);
    });
    const fromOlderRun = 'CVE-2012-0833 389_directory_server 1.2.1';
    expect(ours.toSorted()).toEqual(theirs.filter((row) => row !== fromOlderRun).toSorted());
  });
});
