import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { readLine } from './read-line.ts';

const never = new AbortController().signal;

test('a line is read, and what follows is left', async () => {
  const input = new PassThrough();
  input.write('yes\nmore');
  expect(await readLine(input, never)).toBe('yes');
});

test('an input that ends, and Ctrl-C, are no answer', async () => {
  const ended = new PassThrough();
  ended.end();
  expect(await readLine(ended, never)).toBe('');
  const interrupted = new AbortController();
  const reading = readLine(new PassThrough(), interrupted.signal);
  interrupted.abort();
  expect(await reading).toBe('');
});
