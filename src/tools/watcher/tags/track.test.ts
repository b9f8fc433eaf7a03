import { expect, test } from 'vitest';
import { parseReference } from '#library/image-reference/image-reference.ts';
import { trackOf } from './track.ts';

const digest = `sha256:${'0'.repeat(64)}`;

test.each([
  ['nginx', { kind: 'floating', tag: 'latest', hasNewerTags: false }],
  ['node:lts', { kind: 'floating', tag: 'lts', hasNewerTags: false }],
  ['nginx:1', { kind: 'floating', tag: '1', hasNewerTags: true }],
  ['nginx:1.25-alpine', { kind: 'floating', tag: '1.25-alpine', hasNewerTags: true }],
  ['nginx:1.25.3', { kind: 'exact', tag: '1.25.3', hasNewerTags: true }],
  ['ghcr.io/a/b:sha-abc1234', { kind: 'exact', tag: 'sha-abc1234', hasNewerTags: false }],
  [`nginx:1.25.3@${digest}`, { kind: 'pinned', tag: '1.25.3', digest, hasNewerTags: true }],
  [`nginx:latest@${digest}`, { kind: 'pinned', tag: 'latest', digest, hasNewerTags: false }],
  [`nginx@${digest}`, { kind: 'fixed', digest, hasNewerTags: false }],
])('%s', (text, track) => {
  const reference = parseReference(text);
  expect(reference && trackOf(reference)).toEqual(track);
});

test('a tag that is transformed is judged by what it is compared as', () => {
  expect(trackOf({ tag: 'pr-5', digest: null }, '5.0.0')).toEqual({
    kind: 'exact',
    tag: 'pr-5',
    hasNewerTags: true,
  });
});
