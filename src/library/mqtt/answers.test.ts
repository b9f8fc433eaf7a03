import { describe, expect, test } from 'vitest';
import { MqttFormatError, readAnswers } from './answers.ts';

const connected = (...properties: number[]) =>
  Buffer.from([0x20, 3 + properties.length, 0, 0, properties.length, ...properties]);

test('what a broker allows, and what it leaves open', () => {
  const properties = [0x21, 0, 5, 0x24, 0, 0x25, 0, 0x27, 0, 0, 4, 0, 0x12, 0, 2, 97, 98, 0x13, 0, 9];
  expect(readAnswers(5)(connected(...properties))).toEqual([
    {
      kind: 'connected',
      code: 0,
      words: '',
      allows: { atOnce: 5, packetBytes: 1024, canRetain: false, canAnswer: false },
    },
  ]);
  expect(readAnswers(5)(connected())).toMatchObject([
    { allows: { atOnce: 65_535, packetBytes: Number.POSITIVE_INFINITY, canRetain: true, canAnswer: true } },
  ]);
});

test('answers come in pieces, and several at once', () => {
  const bytes = Buffer.from([0x40, 2, 0, 7, 0x40, 9, 0, 8, 0x87, 5, 0x1f, 0, 2, 110, 111, 0xe0, 1, 0x8e]);
  const read = readAnswers(5);
  const answers = [...bytes].flatMap((byte) => read(Buffer.from([byte])));
  expect(answers).toEqual([
    { kind: 'taken', id: 7, code: 0, words: '' },
    { kind: 'taken', id: 8, code: 0x87, words: 'no' },
    { kind: 'disconnect', code: 0x8e, words: '' },
  ]);
  expect(readAnswers(5)(bytes)).toEqual(answers);
});

test.each([
  [1, 0x84],
  [2, 0x85],
  [3, 0x88],
  [4, 0x86],
  [5, 0x87],
  [99, 0x80],
])('the refusal %d of 3.1.1 is %d of 5.0', (earlier, code) => {
  expect(readAnswers(4)(Buffer.from([0x20, 2, 0, earlier]))).toMatchObject([{ kind: 'connected', code }]);
});

describe('what is none', () => {
  test.each([
    ['a length without end', [0x20, 255, 255, 255, 255]],
    ['more than a broker has to say', [0x20, 0xff, 0xff, 0x7f]],
    ['half a yes', [0x20, 1, 0]],
    ['half of an answer', [0x40, 1, 0]],
  ])('%s', (_, bytes) => {
    expect(() => readAnswers(5)(Buffer.from(bytes))).toThrow(MqttFormatError);
  });

  test('properties that end too early, or that nobody knows, are left', () => {
    expect(readAnswers(5)(connected(0x27, 0))).toMatchObject([{ allows: { atOnce: 65_535 } }]);
    expect(readAnswers(5)(connected(0x7e, 1, 2, 0x21, 0, 1))).toMatchObject([{ allows: { atOnce: 65_535 } }]);
    expect(readAnswers(5)(connected(0x1f, 0, 200, 104, 105))).toMatchObject([{ words: 'hi' }]);
  });
});
