import { expect, test } from 'vitest';
import { shortPath } from './short-path.ts';

test.each([
  ['/srv/media/compose.yaml', '/srv/media', 'compose.yaml'],
  ['/srv/media/env/.env', '/srv/media/', 'env/.env'],
  ['/srv/media-two/compose.yaml', '/srv/media', '/srv/media-two/compose.yaml'],
  ['/etc/shared.env', '/srv/media', '/etc/shared.env'],
  ['compose.yaml', null, 'compose.yaml'],
])('%s in %s is said as %s', (path, folder, short) => {
  expect(shortPath(path, folder)).toBe(short);
});
