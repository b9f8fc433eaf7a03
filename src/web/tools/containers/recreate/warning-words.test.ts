import { expect, test } from 'vitest';
import type { RecreateWarning } from '#contracts/containers/recreate.ts';
import { formatMessage } from '../../../i18n/message.ts';
import { shownWarning } from './warning-words.ts';
import { warningText } from './warning-text.ts';

const words: Parameters<typeof shownWarning>[2] = {
  text: (key, ...parameters) => formatMessage(warningText[key], 'en', parameters[0]),
  format: { bytes: (bytes) => `${bytes / 1024} KiB` },
};
const lost: RecreateWarning = {
  code: 'writable-layer',
  container: 'web',
  message: '',
  paths: ['/a', '/b', '/c', '/d', '/e', '/f', '/g', '/h'],
  count: 30,
  bytes: 2048,
};

test('lost files are counted, sized, and named as far as there is room', () => {
  const { sentence, amount, examples, moreCount } = shownWarning(lost, 'web', words);
  expect(sentence).toContain('They are lost.');
  expect(amount).toBe('30 files, 2 KiB');
  expect(examples).toEqual(['/a', '/b', '/c', '/d', '/e', '/f']);
  expect(moreCount).toBe(24);
});

test('what nobody could count is said to be unknown, not none', () => {
  const { sentence, amount } = shownWarning({ ...lost, paths: [], count: 0, bytes: null }, 'web', words);
  expect(sentence).toContain('could not say in time');
  expect(amount).toBeNull();
});

test('what concerns a dependent says whose it is', () => {
  expect(shownWarning({ ...lost, container: 'sidecar' }, 'web', words).sentence).toMatch(/^sidecar: Files/);
});
