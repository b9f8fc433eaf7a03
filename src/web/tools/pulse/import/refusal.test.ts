import { expect, test } from 'vitest';
import { callerProblem } from '#contracts/problem-error.ts';
import { UploadEnded } from '../../../shell/send-file.ts';
import { refusalOf, refusedFile } from './refusal.ts';

const looking = { step: 'plan', fileName: 'kuma.db', hasArrived: false } as const;
const taking = { step: 'apply', fileName: 'kuma.db', hasArrived: true } as const;

test.each([
  ['signed out', callerProblem('unauthenticated', 401, 'Sign in first.'), 'signed-out', true],
  ['no permission', callerProblem('forbidden', 403, 'Your role does not allow this.'), 'forbidden', true],
  ['too large for NEXUS', callerProblem('too-large', 413, 'At most 5 bytes.'), 'too-large', false],
  ['cut short', callerProblem('incomplete', 400, 'The file was cut short.'), 'lost', true],
  ['too large for a proxy', new UploadEnded(false, 413), 'proxy-limit', true],
  ['no answer', new UploadEnded(false), 'lost', true],
  ['a page of a proxy', new UploadEnded(false, 502), 'odd-answer', true],
  ['an answer that cannot be read', new SyntaxError('Unexpected token'), 'odd-answer', true],
] as const)('%s', (_name, error, reason, mayTryAgain) => {
  expect(refusalOf(error, looking)).toEqual({ step: 'plan', fileName: 'kuma.db', reason, mayTryAgain });
});

test('what NEXUS says of the file is passed on; the same file would be refused again', () => {
  const invalid = callerProblem('invalid', 400, 'This database is not one of Uptime Kuma.');
  expect(refusalOf(invalid, looking)).toMatchObject({
    reason: { said: 'This database is not one of Uptime Kuma.' },
    mayTryAgain: false,
  });
  const busy = callerProblem('conflict', 409, 'Another file is being looked at.');
  expect(refusalOf(busy, looking)).toMatchObject({ mayTryAgain: true });
});

test('once the file had arrived, nobody claims that nothing was changed', () => {
  expect(refusalOf(new UploadEnded(false), taking)?.reason).toBe('lost-later');
  expect(refusalOf(new UploadEnded(false, 504), taking)?.reason).toBe('lost-later');
  expect(refusalOf(new SyntaxError('Unexpected token'), taking)?.reason).toBe('lost-later');
  expect(refusalOf(new UploadEnded(false), { ...taking, hasArrived: false })?.reason).toBe('lost');
});

test('cancelling needs no words, and a wrong file is not sent again', () => {
  expect(refusalOf(new UploadEnded(true), looking)).toBeNull();
  expect(refusedFile(looking, 'side-file')).toMatchObject({ reason: 'side-file', mayTryAgain: false });
});
