import { expect, test } from 'vitest';
import { webAddress } from './web-address.ts';

test.each([
  ['https://nvd.nist.gov/vuln/detail/CVE-2024-3094', 'nvd.nist.gov'],
  ['http://example.org:8080/', 'example.org:8080'],
  ['https://xn--80ak6aa92e.com/', 'xn--80ak6aa92e.com'],
])('%s is a link to %s', (address, host) => {
  expect(webAddress(address)?.host).toBe(host);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,hello',
  'ftp://example.org/a',
  '//example.org/a',
  'https://nvd.nist.gov@evil.example/',
  'not an address',
  '',
  null,
])('%s is no link', (address) => {
  expect(webAddress(address)).toBeNull();
});
