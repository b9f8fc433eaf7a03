import { describe, expect, test } from 'vitest';
import { peerTable } from '#library/peer-table.ts';
import { parseReference } from '#library/image-reference/image-reference.ts';
import { registries } from '../registries/index.ts';
import { pageOf, registryFor } from './registry-for.ts';

test.each([
  ['docker.io', 'docker-hub', 'registry-1.docker.io'],
  ['ghcr.io', 'ghcr', 'ghcr.io'],
  ['lscr.io', 'lscr', 'ghcr.io'],
  ['quay.io', 'quay', 'quay.io'],
  ['registry.gitlab.com', 'gitlab', 'registry.gitlab.com'],
  ['codeberg.org', 'gitea', 'codeberg.org'],
  ['registry.lan:5000', 'any', 'registry.lan:5000'],
])('%s is %s at %s', (domain, id, host) => {
  expect(registryFor(domain, [])).toMatchObject({ kind: { id }, host, connection: {} });
});

test('what somebody set counts for its domain, and for no other', () => {
  const configured = [
    { kind: 'any', settings: { domain: 'registry.lan:5000', username: 'ann', password: 'p', isPlain: true } },
    { kind: 'gitea', settings: { domain: 'git.lan' } },
    { kind: 'quay', settings: { username: 'team+robot', password: 't' } },
    { kind: 'gone', settings: {} },
    { kind: 'any', settings: { domain: 'https://wrong/' } },
  ];
  const credentials = { kind: 'password', username: 'ann', password: 'p' };
  expect(registryFor('registry.lan:5000', configured)).toMatchObject({
    connection: { credentials, isPlain: true },
  });
  expect(registryFor('registry.lan:5001', configured).connection).toEqual({});
  expect(registryFor('quay.io', configured).connection.credentials).toMatchObject({ username: 'team+robot' });
  expect(registryFor('git.lan', configured).kind.id).toBe('gitea');
});

interface Row {
  readonly desc: string;
  readonly parseOpts: { readonly Name: string };
  readonly expected: string;
}
const table: { readonly rows: readonly Row[] } = peerTable('updates/diun-hub-link', { rows: [] });

/** Where we link to no page, with the reason. */
const without: Readonly<Record<string, string>> = {
  'bintray artifactory-oss': 'Bintray is no more.',
  'bintray kubexray': 'Bintray is no more.',
  'bintray xray-server': 'Bintray is no more.',
  'gcr busybox': 'That address is no page for people.',
  'github ddns-route53': 'That registry of GitHub is no more.',
  'redhat etcd': 'Red Hat moved its catalogue, whose addresses hold ids of their own.',
  private: 'There are no templates of pages.',
};

/** The table of Diun is no part of the repository. */
describe.runIf(table.rows.length > 0)('pages as Diun links to them', () => {
  test.each(table.rows)('$desc', ({ desc, parseOpts, expected }) => {
    const image = parseReference(parseOpts.Name);
    expect(image && pageOf(image, [])).toBe(desc in without ? null : expected);
  });
});

test.each([
  ['nginx', 'https://hub.docker.com/_/nginx'],
  ['lscr.io/linuxserver/radarr', 'https://github.com/users/linuxserver/packages/container/package/radarr'],
  ['ghcr.io/a/b/c', 'https://github.com/users/a/packages/container/package/b%2Fc'],
  ['codeberg.org/forgejo/forgejo', 'https://codeberg.org/forgejo/-/packages/container/forgejo/versions'],
  ['registry.gitlab.com/group/team/project', null],
])('the page of %s is %s', (name, page) => {
  const image = parseReference(name);
  expect(image && pageOf(image, [])).toBe(page);
});

describe.each(registries.map((kind) => [kind.id, kind] as const))('%s, as every kind', (_id, kind) => {
  test('has words in both languages, and seals its password', () => {
    expect(kind.help.en).toMatch(/\.$/);
    expect(kind.help.es).toMatch(/\.$/);
    for (const [name, field] of Object.entries<{ meta(): unknown }>(kind.settings.shape)) {
      expect(field.meta()).toMatchObject({ title: expect.any(String), es: { title: expect.any(String) } });
      if (name === 'password') expect(field.meta()).toMatchObject({ secret: true });
    }
  });

  test('needs no login, and takes one', () => {
    const connect = (settings: object) => kind.connect(kind.settings.parse({ domain: 'r.lan', ...settings }));
    expect(connect({}).credentials).toBeUndefined();
    expect(connect({ username: 'ann' }).credentials).toBeUndefined();
    expect(connect({ username: 'ann', password: 'p' }).credentials).toEqual({
      kind: 'password',
      username: 'ann',
      password: 'p',
    });
  });

  test('belongs to no other kind', () => {
    for (const domain of kind.domains)
      expect(registries.filter(({ domains }) => domains.includes(domain))).toEqual([kind]);
    expect(kind.limits.burst).toBeGreaterThanOrEqual(kind.limits.perSecond);
  });
});
