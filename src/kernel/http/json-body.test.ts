import { expect, test } from 'vitest';
import { readJsonBody } from './json-body.ts';
import { deepestJson } from './json-depth.ts';

const json = (name: string) => (name === 'content-type' ? 'application/json' : undefined);

async function read(text: string): Promise<unknown> {
  return readJsonBody(chunksOf(text), json, 1_000_000);
}

async function* chunksOf(text: string) {
  yield Buffer.from(text);
}

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

test('a body that nests too deep is refused in plain words', async () => {
  await expect(read(nested(3_000))).rejects.toMatchObject({
    status: 400,
    message: `The body nests lists and objects more than ${deepestJson} deep. Write it flatter.`,
  });
  await expect(read(`{"a":${nested(deepestJson)}}`)).rejects.toMatchObject({ status: 400 });
});

test('what nests less deep is read, and brackets in texts do not count', async () => {
  expect(await read(nested(deepestJson))).toHaveLength(1);
  const text = `${'['.repeat(3_000)}"\\${'{'.repeat(3_000)}`;
  expect(await read(JSON.stringify({ text }))).toEqual({ text });
  expect(await read(JSON.stringify(Array.from({ length: 500 }, () => [{}])))).toHaveLength(500);
});

test('what is no JSON is said to be none', async () => {
  await expect(read('[}')).rejects.toMatchObject({ message: 'The body is not valid JSON in UTF-8.' });
});
