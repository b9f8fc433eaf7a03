import { expect, test } from 'vitest';
import { FeedError } from '../feed.ts';
import { splitJson, type JsonPiece, type SplitBounds } from './split-json.ts';

/** The text in chunks of so many bytes. */
async function* chunked(text: string, bytes: number): AsyncGenerator<Buffer, void> {
  const whole = Buffer.from(text);
  for (let at = 0; at < whole.length; at += bytes) yield whole.subarray(at, at + bytes);
}

function split(text: string, place: readonly string[], bounds?: Partial<SplitBounds>, bytes = 7) {
  return Array.fromAsync(splitJson(chunked(text, bytes), place, bounds));
}

const cases: readonly { text: string; place: readonly string[]; pieces: readonly JsonPiece[] }[] = [
  {
    text: '{"a":1,"b":[2]}',
    place: ['*'],
    pieces: [
      { names: ['a'], value: 1 },
      { names: ['b'], value: [2] },
    ],
  },
  {
    text: '[1, {"x":"]"} ,null]',
    place: ['*'],
    pieces: [1, { x: ']' }, null].map((value) => ({ names: [''], value })),
  },
  {
    text: '{"n":"x","list":[{"list":[1]},"two"],"z":{"list":[9]}}',
    place: ['list', '*'],
    pieces: [{ list: [1] }, 'two'].map((value) => ({ names: ['list', ''], value })),
  },
  {
    text: '{"p":{"c":{"d":1},"e":"\\"}"},"q":{}}',
    place: ['*', '*'],
    pieces: [
      { names: ['p', 'c'], value: { d: 1 } },
      { names: ['p', 'e'], value: '"}' },
    ],
  },
  { text: '{"l\\u0069st":[1]}', place: ['list', '*'], pieces: [{ names: ['list', ''], value: 1 }] },
  { text: '\u{feff}{"list":[]}\n', place: ['list', '*'], pieces: [] },
  {
    text: '{"list":[1 2, "é\\n", tru]}',
    place: ['list', '*'],
    pieces: [
      { names: ['list', ''], problem: 'It is no JSON.' },
      { names: ['list', ''], value: 'é\n' },
      { names: ['list', ''], problem: 'It is no JSON.' },
    ],
  },
];

test.each(cases)('$text at $place', async ({ text, place, pieces }) => {
  for (const bytes of [1, 2, 3, 7, 1000]) expect(await split(text, place, {}, bytes)).toEqual(pieces);
});

test.each([
  ['', 'It is empty.'],
  ['  ', 'It is empty.'],
  ['{"list":[1', 'It ends midway.'],
  ['{"list":[1],"x":"', 'It ends midway.'],
  ['{"other":[1]}', 'It has no list.'],
  ['{"list":"text"}', 'It has no list.'],
  ['{"x":{"list":[1]}}', 'It has no list.'],
  ['{"list":[1]}}', 'It is no JSON.'],
  ['{"list":[1]}{}', 'It is no JSON.'],
  ['{"list":[1}', 'It is no JSON.'],
  ['{"list"}', 'It has no list.'],
  ['<html>', 'It is no JSON.'],
  ['"list"', 'It is no JSON.'],
  ['{"list":[1],,}', 'It is no JSON.'],
  [`{"list":${'['.repeat(100_000)}`, 'It is nested too deeply.'],
  [`{"${'n'.repeat(5000)}":1}`, 'A name in it is too long.'],
])('%j cannot be used: %s', async (text, message) => {
  await expect(split(text, ['list', '*'])).rejects.toThrow(new FeedError(message));
});

test('what is too long is left out, and the rest is taken', async () => {
  const pieces = await split(`{"list":[1,"${'x'.repeat(500)}",2]}`, ['list', '*'], { mostPieceBytes: 100 });
  expect(pieces).toEqual([
    { names: ['list', ''], value: 1 },
    { names: ['list', ''], problem: 'It is too long.' },
    { names: ['list', ''], value: 2 },
  ]);
  await expect(split('{"list":[1,2,3,4]}', ['list', '*'], { mostBytes: 10 })).rejects.toThrow(
    'longer than 10 bytes',
  );
});

test('a string of 256 MiB passes by in little memory', async () => {
  const chunk = Buffer.alloc(1024 ** 2, 'x');
  async function* endless(): AsyncGenerator<Buffer, void> {
    yield Buffer.from('{"list":["');
    for (let sent = 0; sent < 256; sent += 1) yield chunk;
    yield Buffer.from('",7]}');
  }
  const before = process.memoryUsage().rss;
  const pieces = await Array.fromAsync(splitJson(endless(), ['list', '*']));
  expect(pieces).toEqual([
    { names: ['list', ''], problem: 'It is too long.' },
    { names: ['list', ''], value: 7 },
  ]);
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 ** 2);
});
