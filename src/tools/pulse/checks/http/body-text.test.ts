import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bodyText } from './body-text.ts';

const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('{"state":"up"}')]);

test.each([
  [{}, marked],
  [{ 'content-type': 'application/json; charset=UTF-8' }, marked],
  [{ 'content-encoding': 'gzip' }, gzipSync(marked)],
])('a byte order mark is no part of the text: %o', async (headers, body) => {
  const answer = { status: 200, statusText: 'OK', headers, body, firstByteMs: 1 };
  expect(await bodyText(answer)).toBe('{"state":"up"}');
});
