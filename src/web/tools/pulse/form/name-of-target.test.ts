import { expect, test } from 'vitest';
import { nameOfTarget } from './name-of-target.ts';

test('a monitor is called by what it looks at', () => {
  expect(nameOfTarget({ url: 'https://photos.lan:8443/ping' })).toBe('photos.lan');
  expect(nameOfTarget({ host: 'db.lan', port: 5432 })).toBe('db.lan:5432');
  expect(nameOfTarget({ name: 'jellyfin' })).toBe('jellyfin');
  expect(nameOfTarget({ url: 'http' })).toBeUndefined();
  expect(nameOfTarget({})).toBeUndefined();
});
