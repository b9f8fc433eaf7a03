import { expect, test } from 'vitest';
import { networkWords } from './network-words.ts';

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
