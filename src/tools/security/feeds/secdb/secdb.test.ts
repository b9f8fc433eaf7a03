import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { alpine } from '../alpine.ts';
import { chainguard } from '../chainguard.ts';
import { FeedError, type Feed, type FeedItem, type Present } from '../feed.ts';
import { wolfi } from '../wolfi.ts';

const present: Present = {
  releases: [
    { ecosystem: 'alpine', release: '3.20' },
    { ecosystem: 'alpine', release: 'edge' },
    { ecosystem: 'alpine', release: '../../etc' },
    { ecosystem: 'wolfi', release: '' },
    { ecosystem: 'chainguard', release: '' },
    { ecosystem: 'debian', release: '12' },
  ],
};

async function* bytes(text: string): AsyncGenerator<Buffer, void> {
  yield Buffer.from(text);
}

function read(feed: Feed, partId: string, text: string): Promise<FeedItem[]> {
  const part = feed.parts(present).find(({ id }) => id === partId);
  if (!part) throw new Error(`there is no ${partId}`);
  return Array.fromAsync(feed.read(part, bytes(text)));
}

function secdb(secfixes: unknown, name: unknown = 'xen'): string {
  return JSON.stringify({ reponame: 'main', packages: [{ pkg: { name, secfixes } }] });
}

/** `id (aliases) [related] name state fixes` of each advisory; `!` and the words of each problem. */
function told(items: readonly FeedItem[]): readonly string[] {
  return items.map((item) => {
    if (item.kind !== 'advisory') return item.kind === 'problem' ? `! ${item.detail}` : item.kind;
    const { id, aliases, related, affected } = item.advisory;
    const rows = affected.map(({ release, name, state, spans }) =>
      [release, name, state, ...spans.map(({ fixed }) => fixed)].join(' '),
    );
    return `${id} (${aliases.join()}) [${related.join()}] ${rows.join('; ')}`;
  });
}

test('parts are those of the releases that are present', () => {
  expect(alpine.parts(present).map(({ id, url }) => [id, url])).toEqual([
    ['v3.20/main', 'https://secdb.alpinelinux.org/v3.20/main.json'],
    ['v3.20/community', 'https://secdb.alpinelinux.org/v3.20/community.json'],
    ['edge/main', 'https://secdb.alpinelinux.org/edge/main.json'],
    ['edge/community', 'https://secdb.alpinelinux.org/edge/community.json'],
    [
      'rejections/main',
      'https://gitlab.alpinelinux.org/alpine/security/security-rejections/-/raw/master/main.yaml',
    ],
    [
      'rejections/community',
      'https://gitlab.alpinelinux.org/alpine/security/security-rejections/-/raw/master/community.yaml',
    ],
  ]);
  expect(alpine.parts({ releases: [{ ecosystem: 'npm', release: '' }] })).toEqual([]);
});

test.each<[unknown, readonly string[]]>([
  [{ '1.2-r0': ['CVE-2020-1'] }, ['CVE-2020-1 () [] 3.20 xen fixed 1.2-r0']],
  [{ '0': ['CVE-2020-1'] }, ['CVE-2020-1 () [] 3.20 xen not-affected']],
  [{ '0': ['CVE-2020-1'], '1.2-r0': ['CVE-2020-1'] }, ['CVE-2020-1 () [] 3.20 xen fixed 1.2-r0']],
  [
    { '1.2-r0': ['CVE-2020-1'], '1.2-r3': ['CVE-2020-1 (+ regression fix)'] },
    ['CVE-2020-1 () [] 3.20 xen fixed 1.2-r0 1.2-r3'],
  ],
  [{ '4.1-r0': ['CVE-2019-17340 XSA-284'] }, ['CVE-2019-17340 (XSA-284) [] 3.20 xen fixed 4.1-r0']],
  [
    { '4.1-r0': ['CVE-2017-1 CVE-2017-2 XSA-9'] },
    ['CVE-2017-1 () [XSA-9] 3.20 xen fixed 4.1-r0', 'CVE-2017-2 () [XSA-9] 3.20 xen fixed 4.1-r0'],
  ],
  [
    { '1-r0': ['GHSA-h6cc-rc6q-23j4', 'CVE N/A ZBX-11023'] },
    ['GHSA-h6cc-rc6q-23j4 () [] 3.20 xen fixed 1-r0', 'ZBX-11023 () [] 3.20 xen fixed 1-r0'],
  ],
  [
    { '1-r0': ['soon', 7] },
    ['! xen 1-r0 names a flaw that is none.', '! xen 1-r0 names a flaw that is none.'],
  ],
  [{ '1-r0': 'CVE-2020-1' }, ['! xen 1-r0 lists no flaws.']],
  [{ '1 \u0007r0': ['CVE-2020-1'] }, ['! xen has an unreadable version.']],
  [['CVE-2020-1'], ['! A package has no name or no versions.']],
])('%j', async (secfixes, expected) => {
  expect(told(await read(alpine, 'v3.20/main', secdb(secfixes)))).toEqual(expected);
});

test('an advisory of Alpine is about its source packages, in the order of apk', async () => {
  const [item] = await read(alpine, 'edge/main', secdb({ '1-r0': ['CVE-2020-1'] }, 'busybox'));
  expect(item).toMatchObject({
    advisory: {
      feed: 'alpine',
      url: 'https://security.alpinelinux.org/vuln/CVE-2020-1',
      affected: [{ ecosystem: 'alpine', release: 'edge', kind: 'source', scheme: 'apk' }],
    },
  });
});

test('rejections say of every release that it has not the flaw', async () => {
  const yaml = [
    '# comment',
    '---',
    'dnsmasq:',
    '  - CVE-2021-45951 # why',
    '  - "CVE-2021-45952"',
    'libc++:',
    "- 'CVE-2020-3'",
    'none: []',
    'two: [CVE-2020-4, CVE-2020-5]',
    'odd: text',
    '  - nonsense',
  ];
  expect(told(await read(alpine, 'rejections/main', yaml.join('\r\n')))).toEqual([
    'CVE-2021-45951 () [] 3.20 dnsmasq not-affected; edge dnsmasq not-affected',
    'CVE-2021-45952 () [] 3.20 dnsmasq not-affected; edge dnsmasq not-affected',
    'CVE-2020-3 () [] 3.20 libc++ not-affected; edge libc++ not-affected',
    'CVE-2020-4 () [] 3.20 two not-affected; edge two not-affected',
    'CVE-2020-5 () [] 3.20 two not-affected; edge two not-affected',
    '! A line of the list of rejections cannot be read.',
    '! A line of the list of rejections cannot be read.',
  ]);
  await expect(read(alpine, 'rejections/main', '<html>')).rejects.toThrow(FeedError);
});

test('many problems are counted, not listed', async () => {
  const wrong = Array.from({ length: 300 }, () => 'x');
  const right = Array.from({ length: 300 }, (_, n) => `CVE-2020-${n}`);
  const items = await read(alpine, 'v3.20/main', secdb({ '1-r0': [...wrong, ...right] }));
  expect(items).toHaveLength(100 + 300 + 1);
  expect(items.at(-1)).toEqual({ kind: 'problem', detail: '200 more problems are not listed.' });
});

test('a file of which most cannot be read must not replace what is known', async () => {
  const wrong = Array.from({ length: 30 }, () => 'x');
  await expect(read(alpine, 'v3.20/main', secdb({ '1-r0': [...wrong, 'CVE-2020-1'] }))).rejects.toThrow(
    new FeedError('Most of it cannot be read.'),
  );
});

const shared = new URL('../../../../../../shared/data/cve/feeds/', import.meta.url);

interface Snapshot {
  readonly item: {
    readonly Vulnerability: {
      readonly Name: string;
      readonly FixedIn: readonly { readonly Name: string; readonly Version: string }[];
    };
  };
}

/** No part of the repository: what another reader makes of the same files. */
describe.skipIf(!existsSync(shared))('as others read it', () => {
  test.each([
    {
      feed: wolfi,
      input: 'vunnel/wolfi/input/secdb/security.json',
      output: 'vunnel/wolfi/snapshots/wolfi:rolling/',
    },
    {
      feed: chainguard,
      input: 'vunnel/chainguard/input/secdb/security.json',
      output: 'vunnel/chainguard/snapshots/secdb/chainguard:rolling/',
    },
  ])('the same packages and versions of $feed.title', async ({ feed, input, output }) => {
    const items = await read(feed, 'security', readFileSync(new URL(input, shared), 'utf8'));
    const ours = items.flatMap((item) => {
      if (item.kind !== 'advisory') return [item.kind];
      const { id, affected } = item.advisory;
      return affected.flatMap(({ name, spans }) =>
        (spans.length === 0 ? ['0'] : spans.map(({ fixed }) => fixed)).map(
          (fixed) => `${id} ${name} ${fixed}`,
        ),
      );
    });
    const folder = new URL(output, shared);
    const theirs = readdirSync(folder).flatMap((file) => {
      const snapshot: Snapshot = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
      const { Name, FixedIn } = snapshot.item.Vulnerability;
      return FixedIn.map((fix) => `${Name} ${fix.Name} ${fix.Version}`);
    });
    expect(ours.toSorted()).toEqual(theirs.toSorted());
  });

  test('a file of Alpine 3.10, without problems', async () => {
    const text = readFileSync(new URL('alpine/claircore/v3.10/community.json', shared), 'utf8');
    const items = await read(alpine, 'v3.20/community', text);
    expect(told(items)).toContain('CVE-2019-9929 () [] 3.20 cfengine fixed 3.12.2-r0');
    expect(items.every(({ kind }) => kind === 'advisory')).toBe(true);
    expect(items).toHaveLength((text.match(/"CVE-/g) ?? []).length);
  });
});
