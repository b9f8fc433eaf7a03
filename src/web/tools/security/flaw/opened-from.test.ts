import { expect, test } from 'vitest';
import { rememberOrigin, takeOrigin } from './opened-from.ts';

test('closing goes back to where this flaw was opened, once', () => {
  rememberOrigin('CVE-1', '/security/over-time');
  expect(takeOrigin('CVE-1')).toBe('/security/over-time');
  expect(takeOrigin('CVE-1')).toBeNull();
  rememberOrigin('CVE-1', '/security/over-time');
  expect(takeOrigin('CVE-2')).toBeNull();
});
