import { expect, test } from 'vitest';
import { notFound } from '../errors.ts';
import { databaseError } from './constraint-error.ts';

const sqlite = (errcode: number) => Object.assign(new Error('from SQLite'), { errcode });
const postgres = (code: string) => Object.assign(new Error('from PostgreSQL'), { code });

test.for([
  ['conflict', 409, [sqlite(1555), sqlite(2067), postgres('23505')]],
  [
    'invalid',
    400,
    [sqlite(787), sqlite(1299), sqlite(275), postgres('23503'), postgres('23502'), postgres('23514')],
  ],
  ['invalid', 400, [sqlite(3091), postgres('22P02'), postgres('22003')]],
  ['disk-full', 503, [sqlite(13), sqlite(4874), postgres('53100')]],
  ['database-damaged', 503, [sqlite(11), sqlite(26), sqlite(267), postgres('XX001')]],
  ['unavailable', 503, [sqlite(5), sqlite(517), postgres('40P01'), postgres('57014'), postgres('55P03')]],
  [
    'unavailable',
    503,
    [sqlite(778), sqlite(14), postgres('57P01'), postgres('08006'), postgres('ECONNREFUSED')],
  ],
  ['unavailable', 503, [new Error('Connection terminated unexpectedly')]],
] as const)('maps to %s (%d)', ([code, status, errors]) => {
  for (const error of errors) expect(databaseError(error)).toMatchObject({ code, status, cause: error });
});

test('leaves alone what is already told, and what it does not know', () => {
  const told = notFound('The monitor');
  const bug = new TypeError('x is not a function');
  expect(databaseError(told)).toBe(told);
  expect(databaseError(bug)).toBe(bug);
  expect(databaseError('text')).toBe('text');
});
