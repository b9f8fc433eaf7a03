import { describe, expect, test } from 'vitest';
import { readClaims } from './image-claims.ts';
import { versionOf, withoutRepeated } from './image-version.ts';
import { linksOf } from './version-links.ts';

const claims = (said: Readonly<Record<string, string>>) =>
  readClaims(
    Object.fromEntries(
      Object.entries(said).map(([name, value]) => [`org.opencontainers.image.${name}`, value]),
    ),
  );
const values = { tag: '1.3.0', transformed: '1.3.0', container: 'web' };

function links(
  source: string,
  to: { readonly tag: string; readonly version?: string },
  template: string | null = null,
) {
  const { tag, version } = to;
  const from = { tag: '1.2.0', claims: claims({ source, revision: 'aaaaaaa1' }) };
  const next = claims({ source, revision: 'bbbbbbb2', ...(version !== undefined && { version }) });
  return linksOf(from, { tag, claims: next }, { template, values, page: 'https://hub.docker.com/r/a/b' });
}

test.each([
  [
    'https://github.com/a/b.git',
    'https://github.com/a/b/releases/tag/v1.3.0',
    'https://github.com/a/b/compare/aaaaaaa1...bbbbbbb2',
  ],
  [
    'https://github.com/a/b/tree/main/docker',
    'https://github.com/a/b/releases/tag/v1.3.0',
    'https://github.com/a/b/compare/aaaaaaa1...bbbbbbb2',
  ],
  [
    'https://gitlab.com/group/team/b/-/tree/main',
    'https://gitlab.com/group/team/b/-/releases/v1.3.0',
    'https://gitlab.com/group/team/b/-/compare/aaaaaaa1...bbbbbbb2',
  ],
  [
    'https://codeberg.org/a/b',
    'https://codeberg.org/a/b/releases/tag/v1.3.0',
    'https://codeberg.org/a/b/compare/aaaaaaa1...bbbbbbb2',
  ],
  [
    'https://gitea.lan:3000/a/b',
    'https://gitea.lan:3000/a/b/releases/tag/v1.3.0',
    'https://gitea.lan:3000/a/b/compare/aaaaaaa1...bbbbbbb2',
  ],
  ['https://bitbucket.org/a/b', null, 'https://bitbucket.org/a/b/branches/compare/bbbbbbb2%0Daaaaaaa1'],
  ['https://code.example.net/a/b', null, null],
  ['https://github.com/a', null, null],
])('code at %s', (source, release, compare) => {
  expect(links(source, { tag: 'v1.3.0' })).toMatchObject({
    release,
    compare,
    source,
    documentation: null,
    registry: 'https://hub.docker.com/r/a/b',
  });
});

test.each<[tag: string, version: string | undefined, release: string | null]>([
  ['v1.3.0', undefined, 'releases/tag/v1.3.0'],
  ['1.3.0', undefined, 'releases?q=1.3.0&expanded=true'],
  ['1.3.0', 'v1.3.0', 'releases/tag/v1.3.0'],
  ['v1.3.0-rc.1', undefined, 'releases/tag/v1.3.0-rc.1'],
  ['v1.3.0-alpine', undefined, 'releases/tag/v1.3.0'],
  ['version-1.3.0', undefined, 'releases?q=1.3.0&expanded=true'],
  ['version-1.3.0', 'v1.3.0-ls7', 'releases/tag/v1.3.0-ls7'],
  ['1.3.0-ls7', '1.3.0-ls7', 'releases?q=1.3.0-ls7&expanded=true'],
  ['latest', 'v1.3.0', 'releases/tag/v1.3.0'],
  ['latest', undefined, null],
  ['latest', 'main', null],
  ['1.3', undefined, null],
  ['1.3', '1.3.7', 'releases?q=1.3.7&expanded=true'],
])('the notes of %s, which says that it is %s: %s', (tag, version, release) => {
  const { release: found } = links(
    'https://github.com/a/b',
    version === undefined ? { tag } : { tag, version },
  );
  expect(found).toBe(release === null ? null : `https://github.com/a/b/${release}`);
});

test('a version that nobody asked yet is at home where the one that runs is', () => {
  const from = {
    tag: '1.2.0',
    claims: claims({ source: 'https://github.com/a/b', url: 'https://b.example.net' }),
  };
  const found = linksOf(from, { tag: 'v1.3.0', claims: claims({}) }, { template: null, values, page: null });
  expect(found).toEqual({
    release: 'https://github.com/a/b/releases/tag/v1.3.0',
    compare: null,
    source: 'https://github.com/a/b',
    documentation: 'https://b.example.net/',
    registry: null,
  });
});

test('nothing is compared between two projects, nor where there is no commit', () => {
  const to = { tag: '1.3.0', claims: claims({ source: 'https://github.com/new/b', revision: 'bbbbbbb2' }) };
  const options = { template: null, values, page: null };
  const compare = (said: Readonly<Record<string, string>>) =>
    linksOf({ tag: '1.2.0', claims: claims(said) }, to, options).compare;
  expect(compare({ source: 'https://github.com/old/b', revision: 'aaaaaaa1' })).toBeNull();
  expect(compare({ source: 'https://www.github.com/New/B.git', revision: 'aaaaaaa1' })).not.toBeNull();
  expect(compare({ source: 'https://github.com/new/b', revision: 'bbbbbbb2' })).toBeNull();
  expect(compare({ source: 'https://github.com/new/b', revision: '../../evil' })).toBeNull();
});

describe('an address that somebody wrote', () => {
  test.each([
    ['https://x.net/notes/${tag}', 'https://x.net/notes/1.3.0'],
    ['https://x.net/${major}/${minor}/${patch}?c=${container}', 'https://x.net/1/3/0?c=web'],
    ['https://x.net/${raw}-${original}-${transformed}${prerelease}', 'https://x.net/1.3.0-1.3.0-1.3.0'],
    ['https://x.net/fixed', 'https://x.net/fixed'],
    ['https://x.net/${process.exit()}', null],
    ['https://x.net/${constructor}', null],
    ['javascript:alert(${tag})', null],
    ['${tag}', null],
  ])('%s', (template, release) => {
    expect(links('https://github.com/a/b', { tag: 'v1.3.0' }, template).release).toBe(release);
  });

  test('a container’s name cannot lead elsewhere', () => {
    const { release } = linksOf(
      { tag: null, claims: claims({}) },
      { tag: 'latest', claims: claims({}) },
      {
        template: 'https://x.net/${container}/${tag}',
        values: { tag: 'latest', transformed: 'latest', container: '../@evil.net/?' },
        page: null,
      },
    );
    expect(release).toBe('https://x.net/..%2F%40evil.net%2F%3F/latest');
  });

  test('what a name does not have gives no address', () => {
    const named = { tag: 'latest', transformed: 'latest', container: 'web' };
    const { release } = linksOf(
      { tag: null, claims: claims({}) },
      { tag: 'latest', claims: claims({}) },
      { template: 'https://x.net/${major}', values: named, page: null },
    );
    expect(release).toBeNull();
  });
});

test('two tags that claim one version both repeat it, unless the new tag says so too', () => {
  const said = claims({ version: '9.1', revision: 'abc1234' });
  const from = { tag: 'jammy', claims: said };
  expect(withoutRepeated(from, 'noble', said)).toMatchObject({ version: null, revision: null });
  expect(withoutRepeated(from, 'jammy', said)).toMatchObject({ version: '9.1' });
  expect(withoutRepeated(from, '9.1.0', said)).toMatchObject({ version: '9.1' });
  expect(withoutRepeated(from, 'noble', claims({ version: '9.2' }))).toMatchObject({ version: '9.2' });
});

test('a date that was made up is none', () => {
  const named = { tag: 'x', digest: null, publishedAtMs: null };
  const built = Date.UTC(2026, 5);
  const said = { ...claims({}), createdAtMs: built };
  expect(versionOf({ ...named, claims: said, createdAtMs: 0 }).createdAtMs).toBe(built);
  expect(versionOf({ ...named, claims: claims({}), createdAtMs: 0 }).createdAtMs).toBeNull();
});
