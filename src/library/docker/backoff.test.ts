import { expect, test } from 'vitest';
import { backoff } from './backoff.ts';

test('an abort ends the wait, silently', async () => {
  const controller = new AbortController();
  const waiting = backoff({ firstMs: 60_000, longestMs: 60_000, random: () => 0.9 }).wait(controller.signal);
  controller.abort();
  await expect(waiting).resolves.toBeUndefined();
});
