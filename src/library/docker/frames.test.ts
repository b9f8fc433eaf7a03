import { expect, test } from 'vitest';
import { encodeFrame } from './fake-logs.ts';
import { frameDecoder } from './frames.ts';

const whole = Buffer.concat([
  encodeFrame('stdout', Buffer.from('first\n')),
  encodeFrame('stderr', Buffer.alloc(0)),
  encodeFrame('stderr', Buffer.from('second\n')),
]);

test('frames are read wherever the bytes are split', () => {
  for (let at = 0; at <= whole.length; at += 1) {
    const decoder = frameDecoder();
    const frames = [...decoder.push(whole.subarray(0, at)), ...decoder.push(whole.subarray(at))];
    expect(frames.map(({ stream, bytes }) => [stream, bytes.toString()])).toEqual([
      ['stdout', 'first\n'],
      ['stderr', 'second\n'],
    ]);
  }
});

test('frames are read byte by byte', () => {
  const decoder = frameDecoder();
  const frames = [...whole].flatMap((byte) => decoder.push(Buffer.from([byte])));
  expect(frames.map(({ bytes }) => bytes.toString()).join('')).toBe('first\nsecond\n');
});

test('a frame of any length is passed on in pieces', () => {
  const decoder = frameDecoder();
  const frames = decoder.push(encodeFrame('stdout', Buffer.alloc(200_000, 'x')));
  expect(frames.map(({ startsFrame }) => startsFrame)).toEqual([true, false, false, false]);
  expect(frames.reduce((bytes, frame) => bytes + frame.bytes.length, 0)).toBe(200_000);
});

test('bytes that are no frames are refused', () => {
  expect(() => frameDecoder().push(Buffer.from('plain text of a TTY'))).toThrow('does not hold the frames');
});
