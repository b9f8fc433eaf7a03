import { expect, test } from 'vitest';
import { noConnection, refusal } from './guarded-fetch.ts';
import { networkWords } from './network-words.ts';

const timeout = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
const withCode = (code: string, message: string) => Object.assign(new Error(message), { code });

test('a code of the system is put into words, in both languages', () => {
  const said = networkWords(withCode('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:443'));
  expect(said.en).toBe(
    'It could not be sent: nothing listens at this address and port (connect ECONNREFUSED 10.0.0.1:443)',
  );
  expect(said.es).toContain('nada escucha en esa dirección y puerto (connect ECONNREFUSED 10.0.0.1:443)');
});

test('of a name with several addresses, the first says why', () => {
  const all = new AggregateError([withCode('EHOSTUNREACH', 'connect EHOSTUNREACH ::1')], '');
  expect(networkWords(all).en).toContain('there is no way to the receiver (connect EHOSTUNREACH ::1)');
});

test('what is too late, refused by us or not trusted has words too', () => {
  expect(networkWords(timeout).es).toContain('el receptor no responde');
  expect(networkWords(noConnection('nas:1', 5_000)).es).toContain('el receptor no responde (No connection');
  expect(networkWords(refusal('169.254.1.1')).en).toContain('no message goes to link-local');
  expect(networkWords(withCode('CERT_HAS_EXPIRED', 'certificate has expired')).es).toContain('ha caducado');
});

test('what is behind an error is said too, and nothing is no sentence', () => {
  const error = new Error('fetch failed', { cause: withCode('ENOTFOUND', 'getaddrinfo ENOTFOUND x') });
  expect(networkWords(error).es).toBe(
    'No se pudo enviar: ese nombre no existe (fetch failed: getaddrinfo ENOTFOUND x)',
  );
  expect(networkWords('?')).toEqual({
    en: 'It could not be sent: the connection failed',
    es: 'No se pudo enviar: la conexión falló',
  });
});
