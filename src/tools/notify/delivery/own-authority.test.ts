import { rootCertificates } from 'node:tls';
import { expect, test } from 'vitest';
import { notEncrypted, trusted } from './own-authority.ts';

const [root = ''] = rootCertificates;

test('an authority of its own takes the place of the public ones', () => {
  expect(trusted(root)).toEqual({ ca: root });
  expect(trusted(' ')).toEqual({});
  expect(trusted(undefined)).toEqual({});
});

test.each([
  [
    'unable to verify the first certificate; if the root CA is installed locally, try X',
    'enter the certificate of yours',
  ],
  ['self-signed certificate in certificate chain', 'enter the certificate of yours'],
  ['wrong version number', 'Check the port.'],
])('%s: what to do about it', (said, advice) => {
  const { en: reason, es } = notEncrypted(said, { en: 'Check the port.', es: 'Revisa el puerto.' });
  expect(es).toMatch(/^No se pudo cifrar/);
  expect(reason).toContain(advice);
  expect(reason).not.toContain('try X');
});
