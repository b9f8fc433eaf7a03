import { expect, test } from 'vitest';
import { problemWords } from './problem-words.ts';

test.each([
  ['The server fails (503).', 'El servidor falla (503).'],
  ['The server answers with 403.', 'El servidor responde con 403.'],
  ['It redirects more than 5 times.', 'Remite a una dirección que no se puede consultar.'],
  ['Something new.', 'No se ha podido leer: Something new.'],
])('%s', (en, es) => {
  expect(problemWords(en)).toEqual({ en, es });
});
