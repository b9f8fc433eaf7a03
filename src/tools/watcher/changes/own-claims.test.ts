import { expect, test } from 'vitest';
import { parseReference } from '#library/image-reference/image-reference.ts';
import { ownClaims } from './own-claims.ts';

const labels = (claims: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [`org.opencontainers.image.${name}`, value]),
  );

interface Case {
  readonly name: string;
  readonly image: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly version: string | null;
  readonly source: string | null;
}

const cases: readonly Case[] = [
  {
    name: 'its own labels',
    image: 'ghcr.io/immich-app/immich-server:release',
    labels: { title: 'Immich', version: '1.119.0', source: 'https://github.com/immich-app/immich' },
    version: '1.119.0',
    source: 'https://github.com/immich-app/immich',
  },
  {
    name: 'another owner, the same product',
    image: 'vaultwarden/server:latest',
    labels: { version: '1.32.0', source: 'https://github.com/dani-garcia/vaultwarden' },
    version: '1.32.0',
    source: 'https://github.com/dani-garcia/vaultwarden',
  },
  {
    name: 'what Ubuntu left in it',
    image: 'team/app:latest',
    labels: { 'ref.name': 'ubuntu', version: '22.04' },
    version: null,
    source: null,
  },
  {
    name: 'what Ubuntu left beside its own source',
    image: 'team/app:latest',
    labels: { 'ref.name': 'ubuntu', version: '22.04', source: 'https://github.com/team/app' },
    version: null,
    source: 'https://github.com/team/app',
  },
  {
    name: 'Ubuntu itself',
    image: 'ubuntu:22.04',
    labels: { 'ref.name': 'ubuntu', version: '22.04' },
    version: '22.04',
    source: null,
  },
  {
    name: 'what its base says of itself',
    image: 'registry.lan/team/shop:2',
    labels: {
      title: 'Baseimage Alpine',
      version: '3.20',
      source: 'https://github.com/linuxserver/docker-baseimage-alpine',
    },
    version: null,
    source: null,
  },
  {
    name: 'the title of a base that it names, beside its own source',
    image: 'team/shop:latest',
    labels: {
      title: 'Node.js on Alpine',
      version: '20.1.0',
      'base.name': 'docker.io/library/node:20-alpine',
      source: 'https://github.com/team/shop',
    },
    version: null,
    source: 'https://github.com/team/shop',
  },
  {
    name: 'the tag of its base for a version',
    image: 'team/shop:latest',
    labels: { version: '3.20', 'base.name': 'alpine:3.20', source: 'https://github.com/team/shop' },
    version: null,
    source: 'https://github.com/team/shop',
  },
  {
    name: 'a version that its tag contradicts',
    image: 'team/shop:2.0.0',
    labels: { version: '22.04', source: 'https://github.com/team/shop' },
    version: null,
    source: 'https://github.com/team/shop',
  },
  {
    name: 'a version that its tag cuts short',
    image: 'team/shop:v2.1-alpine',
    labels: { version: '2.1.7' },
    version: '2.1.7',
    source: null,
  },
  {
    name: 'a version beside a day',
    image: 'team/shop:2026-01-05',
    labels: { version: '2.1.7' },
    version: '2.1.7',
    source: null,
  },
  {
    name: 'annotations, which nobody inherits',
    image: 'team/shop:latest',
    labels: { 'ref.name': 'ubuntu', version: '22.04' },
    annotations: { version: '7.1.0', source: 'https://github.com/elsewhere/code' },
    version: '7.1.0',
    source: 'https://github.com/elsewhere/code',
  },
];

test.each(cases)('$name', ({ image, version, source, ...said }) => {
  const reference = parseReference(image)!;
  const described = { labels: labels(said.labels ?? {}), annotations: labels(said.annotations ?? {}) };
  expect(ownClaims(described, reference, reference.tag)).toMatchObject({ version, source });
});

test('older labels, and no address that is none', () => {
  const claims = ownClaims(
    {
      labels: {
        'org.label-schema.vcs-url': 'https://bob:secret@github.com/team/shop.git',
        'org.label-schema.vcs-ref': 'abc1234',
        'org.label-schema.version': '1.0.0',
        'org.label-schema.build-date': '1970-01-01T00:00:00Z',
        'org.opencontainers.image.source': 'git@github.com:team/shop.git',
        'org.opencontainers.image.url': 'javascript:alert(1)',
        'org.opencontainers.image.documentation': `https://x.net/${'a'.repeat(200)}…`,
      },
      annotations: {},
    },
    parseReference('team/shop:1.0.0')!,
    '1.0.0',
  );
  expect(claims).toMatchObject({
    source: 'https://github.com/team/shop.git',
    revision: 'abc1234',
    version: '1.0.0',
    createdAtMs: null,
    url: null,
    documentation: null,
  });
});
