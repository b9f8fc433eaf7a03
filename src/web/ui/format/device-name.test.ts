import { expect, test } from 'vitest';
import { deviceName } from './device-name.ts';

test('names browser and system', () => {
  expect(deviceName('Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0')).toBe(
    'Firefox, Linux',
  );
  expect(
    deviceName('Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/150.0 Mobile Safari/537.36'),
  ).toBe('Chrome, Android');
  expect(deviceName('curl/8.5.0')).toBe('curl');
});

test('an unknown or empty header is shown as it is', () => {
  expect(deviceName('my-script/1')).toBe('my-script/1');
  expect(deviceName('')).toBe('?');
});
