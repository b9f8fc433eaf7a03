import { expect, test } from 'vitest';
import { MqttFormatError, MqttTooLong, readAnswers } from './answers.ts';
import { subscribePacket } from './packets.ts';

test('the exact subscription, of both versions', () => {
  expect(subscribePacket(4, 'a/+', 1).toString('hex')).toBe('820800010003612f2b00');
  expect(subscribePacket(5, 'a/+', 258).toString('hex')).toBe('82090102000003612f2b00');
});

const bytes = (...parts: readonly (number | string)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part))));

test('messages of all kinds', () => {
  expect(readAnswers(4)(bytes(0x31, 7, 0, 3, 'a/b', 'hi'))).toEqual([
    { kind: 'message', topic: 'a/b', payload: Buffer.from('hi'), isRetained: true },
  ]);
  expect(readAnswers(4)(bytes(0x32, 9, 0, 3, 'a/b', 0, 5, 'hi'))).toMatchObject([
    { payload: Buffer.from('hi'), isRetained: false },
  ]);
  expect(readAnswers(5)(bytes(0x30, 10, 0, 3, 'a/b', 2, 0x01, 1, 'hi'))).toMatchObject([
    { topic: 'a/b', payload: Buffer.from('hi') },
  ]);
  expect(readAnswers(4)(bytes(0x30, 3, 0, 1, 'a'))).toMatchObject([{ topic: 'a', payload: Buffer.alloc(0) }]);
});

test('whether one may hear', () => {
  expect(readAnswers(4)(bytes(0x90, 3, 0, 1, 0))).toEqual([
    { kind: 'subscribed', id: 1, code: 0, words: '' },
  ]);
  expect(readAnswers(4)(bytes(0x90, 3, 0, 1, 0x80))).toMatchObject([{ code: 0x80 }]);
  expect(readAnswers(5)(bytes(0x90, 9, 0, 1, 5, 0x1f, 0, 2, 'no', 0x87))).toMatchObject([
    { code: 0x87, words: 'no' },
  ]);
});

test('a long message comes in pieces, and one that is too long not at all', () => {
  const message = bytes(0x30, 0xa3, 0x9c, 0x01, 0, 1, 'a', 'x'.repeat(20_000));
  const read = readAnswers(4, 30_000);
  const answers = Array.from({ length: message.length }, (_, at) =>
    read(message.subarray(at, at + 1)),
  ).flat();
  expect(answers).toMatchObject([{ kind: 'message', topic: 'a', payload: Buffer.from('x'.repeat(20_000)) }]);
  expect(() => readAnswers(4, 10_000)(message)).toThrow(MqttTooLong);
});

test.each([
  ['a topic beyond the end', bytes(0x30, 3, 0, 9, 'a')],
  ['no topic', bytes(0x30, 1, 0)],
  ['half a subscription', bytes(0x90, 2, 0, 1)],
])('%s is none', (_, packet) => {
  expect(() => readAnswers(4)(packet)).toThrow(MqttFormatError);
});
