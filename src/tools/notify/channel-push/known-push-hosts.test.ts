import { expect, test } from 'vitest';
import { isPushService } from './known-push-hosts.ts';

test.each([
  ['https://fcm.googleapis.com/fcm/send/abc', true],
  ['https://updates.push.services.mozilla.com/wpush/v2/abc', true],
  ['https://web.push.apple.com/abc', true],
  ['https://wns2-par02p.notify.windows.com/w/?token=abc', true],
  ['http://fcm.googleapis.com/abc', false],
  ['https://fcm.googleapis.com:8443/abc', false],
  ['https://fcm.googleapis.com.evil.example/abc', false],
  ['https://evilpush.apple.com.example/abc', false],
  ['https://192.168.1.1/', false],
  ['no address', false],
])('%s: %s', (endpoint, isKnown) => {
  expect(isPushService(endpoint)).toBe(isKnown);
});
