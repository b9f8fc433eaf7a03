import { expect, test } from 'vitest';
import { encodeQuery, imagePath, segment } from './query.ts';

test('queries leave out what is undefined, and write filters as JSON', () => {
  expect(encodeQuery({ all: true, size: undefined, filters: { label: ['a=b&c'] } })).toBe(
    '?all=true&filters=%7B%22label%22%3A%5B%22a%3Db%26c%22%5D%7D',
  );
  expect(encodeQuery()).toBe('');
});

test('no name climbs out of its place', () => {
  expect(segment('a/../b?c')).toBe('a%2F..%2Fb%3Fc');
  expect(imagePath('ghcr.io/acme/web:1@sha256:0')).toBe('ghcr.io/acme/web%3A1%40sha256%3A0');
  for (const name of ['', '.', '..']) expect(() => segment(name)).toThrow('is not a name');
  expect(() => imagePath('a/../b')).toThrow('is not a name');
});
