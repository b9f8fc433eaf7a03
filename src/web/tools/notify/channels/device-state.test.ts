import { expect, test } from 'vitest';
import { type DeviceFacts, deviceState, isAppleMobile } from './device-state.ts';

const ready: DeviceFacts = {
  isSecure: true,
  canPush: true,
  isAppleMobile: false,
  isInstalled: false,
  permission: 'default',
  isSubscribed: false,
};

test.each<[Partial<DeviceFacts>, string]>([
  [{}, 'off'],
  [{ permission: 'granted' }, 'off'],
  [{ permission: 'granted', isSubscribed: true }, 'on'],
  [{ permission: 'default', isSubscribed: true }, 'off'],
  [{ permission: 'denied', isSubscribed: true }, 'blocked'],
  [{ canPush: false }, 'unsupported'],
  // Over plain HTTP nothing of this exists, and a phone cannot install the app either.
  [{ isSecure: false, canPush: false }, 'insecure'],
  [{ isSecure: false, isAppleMobile: true }, 'insecure'],
  // Before the app is on the home screen, an iPhone has no push at all.
  [{ isAppleMobile: true, canPush: false }, 'install-first'],
  [{ isAppleMobile: true, isInstalled: true }, 'off'],
])('%o: %s', (facts, state) => {
  expect(deviceState({ ...ready, ...facts })).toBe(state);
});

test('knows an iPad that calls itself a Mac', () => {
  const mac =
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15';
  const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15';
  expect(isAppleMobile({ userAgent: mac, maxTouchPoints: 5 })).toBe(true);
  expect(isAppleMobile({ userAgent: mac, maxTouchPoints: 0 })).toBe(false);
  expect(isAppleMobile({ userAgent: iphone, maxTouchPoints: 5 })).toBe(true);
});
