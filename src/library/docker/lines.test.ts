import { expect, test } from 'vitest';
import { lineJoiner, maxLineBytes } from './lines.ts';

const stamp = '2026-01-02T03:04:05.000000006Z';
const nano = '1767323045000000006';
const later = '2026-01-02T03:04:05.000000007Z';

function part(text: string | Buffer, at = stamp): Buffer {
  return Buffer.concat([Buffer.from(`${at} `), Buffer.from(text)]);
}

test('a line of 40 kB in parts of 16 KiB becomes one line without the repeated stamps', () => {
  const text = 'x'.repeat(40_000);
  const joiner = lineJoiner({ tty: false });
  const lines = [text.slice(0, 16_384), text.slice(16_384, 32_768), `${text.slice(32_768)}\n`].flatMap(
    (each) => joiner.push(part(each), true),
  );
  expect(lines).toEqual([{ timeNano: nano, text, truncated: false }]);
});

test('another stamp begins another line, even without a newline between', () => {
  const joiner = lineJoiner({ tty: false });
  const lines = [...joiner.push(part('cut off'), true), ...joiner.push(part('next\n', later), true)];
  expect(lines.map(({ text }) => text)).toEqual(['cut off', 'next']);
});

test('the last line needs no newline', () => {
  const joiner = lineJoiner({ tty: false });
  expect(joiner.push(part('one\n'), true).map(({ text }) => text)).toEqual(['one']);
  expect(joiner.push(part('two'), true)).toEqual([]);
  expect(joiner.end().map(({ text }) => text)).toEqual(['two']);
  expect(joiner.end()).toEqual([]);
});

test('empty lines are lines', () => {
  expect(lineJoiner({ tty: false }).push(part('\n'), true)).toEqual([
    { timeNano: nano, text: '', truncated: false },
  ]);
});

test('invalid UTF-8 is replaced', () => {
  const [line] = lineJoiner({ tty: false }).push(part(Buffer.from([0x61, 0xff, 0x62, 0x0a])), true);
  expect(line?.text).toBe('a\uFFFDb');
});

test('a TTY line loses its CRLF and its repeated stamps, wherever the bytes are split', () => {
  const text = 'y'.repeat(20_000);
  const bytes = Buffer.concat([
    part('short\r\n'),
    part(text.slice(0, 16_384)),
    part(`${text.slice(16_384)}\r\n`),
  ]);
  for (const size of [1, 7, 4_096, bytes.length]) {
    const joiner = lineJoiner({ tty: true });
    const lines = [];
    for (let at = 0; at < bytes.length; at += size)
      lines.push(...joiner.push(bytes.subarray(at, at + size), false));
    expect(lines.map((line) => line.text)).toEqual(['short', text]);
  }
});

test('without a TTY a carriage return is part of the text', () => {
  const [line] = lineJoiner({ tty: false }).push(part('50%\r100%\r\n'), true);
  expect(line?.text).toBe('50%\r100%\r');
});

test('a line of 20 MB is kept to its limit, and the next line is whole again', () => {
  const joiner = lineJoiner({ tty: false });
  const piece = part(Buffer.alloc(16_384, 0xc3));
  for (let sent = 0; sent < 20_000_000; sent += 16_384) expect(joiner.push(piece, true)).toEqual([]);
  const [line, next] = [...joiner.push(part('\n'), true), ...joiner.push(part('next\n', later), true)];
  expect(line?.truncated).toBe(true);
  expect(line?.text.length).toBeLessThanOrEqual(maxLineBytes);
  expect(next).toMatchObject({ text: 'next', truncated: false });
});

test('a character that the limit cuts in two is left out', () => {
  const [line] = lineJoiner({ tty: false }).push(
    part(Buffer.from(`a${'é'.repeat(maxLineBytes / 2)}\n`)),
    true,
  );
  expect(line?.truncated).toBe(true);
  expect(line?.text.endsWith('é')).toBe(true);
});
