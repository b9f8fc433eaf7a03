import { expect, test } from 'vitest';
import { choicesIn } from './find-choices.ts';

test('shells and users are read', () => {
  const output = 'shell /bin/ash\nshell /bin/sh\nuser 0 0 root:/root\nuser 1000 100 app_1.x-y:/home/app\n';
  expect(choicesIn({ shell: 'sh', output })).toEqual({
    shells: ['/bin/ash', '/bin/sh'],
    users: [
      { name: 'root', uid: 0, gid: 0, home: '/root' },
      { name: 'app_1.x-y', uid: 1000, gid: 100, home: '/home/app' },
    ],
  });
});

test('a shell outside of PATH is the one that answered', () => {
  expect(choicesIn({ shell: '/busybox/sh', output: '' })).toEqual({ shells: ['/busybox/sh'], users: [] });
});

test('what a hostile image prints is left out', () => {
  const output =
    'user x 0 root:/\nuser 0 0 -rf:/\nuser 0 0 <b>:/\nshell bash; reboot\nshell relative\nnoise\n';
  expect(choicesIn({ shell: 'sh', output })).toEqual({ shells: ['sh'], users: [] });
});
