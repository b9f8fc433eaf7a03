import { expect, test } from 'vitest';
import { isCalled } from './is-called.ts';

const id = 'sha256:0123';
const image = { id, references: ['redis:7', 'ghcr.io/owner/App'] };

test.each([
  ['by its id', id, true],
  ['by its name', 'redis:7', true],
  ['by its whole name', 'docker.io/library/redis:7', true],
  ['by what is no reference, to the letter', 'ghcr.io/owner/App', true],
  ['not by another tag', 'redis:8', false],
  ['not without the tag, which is another', 'redis', false],
  ['not by a part of its id', 'sha256:01', false],
])('an image is called %s', (_, text, expected) => {
  expect(isCalled(image, text)).toBe(expected);
});
