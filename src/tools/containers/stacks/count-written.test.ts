import { expect, test } from 'vitest';
import { countWritten } from './count-written.ts';

test('only files that are lost with the container are counted', () => {
  const changes = [
    { Path: '/data', Kind: 1 },
    { Path: '/etc', Kind: 0 },
    { Path: '/etc/app', Kind: 1 },
    { Path: '/etc/app/put-there.conf', Kind: 1 },
    { Path: '/home', Kind: 0 },
    { Path: '/home/notes.txt', Kind: 1 },
    { Path: '/tmp/scratch', Kind: 1 },
    { Path: '/run/app.pid', Kind: 1 },
    { Path: '/bin/gone', Kind: 2 },
  ] as const;
  expect(countWritten(changes, ['/data', '/etc/app/put-there.conf'])).toBe(1);
  expect(countWritten([], ['/data'])).toBe(0);
});
