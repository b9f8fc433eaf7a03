import { expect, test } from 'vitest';
import { firstChoices, isExactImage, readChoices } from './choices.ts';

test('without a word, it is made anew from the very image it runs', () => {
  expect(readChoices(firstChoices).options).toEqual({ pull: false });
});

test('the newest of its tag is pulled; its reference stays the one it has', () => {
  expect(readChoices({ ...firstChoices, image: 'newest', reference: 'left:over' }).options).toEqual({
    pull: true,
  });
});

test('another image is trimmed, and pulled unless that is switched off', () => {
  const other = { ...firstChoices, image: 'other', reference: ' nginx:1.27 ' } as const;
  expect(readChoices(other).options).toEqual({ image: 'nginx:1.27', pull: true });
  expect(readChoices({ ...other, pull: false }).options).toEqual({ image: 'nginx:1.27', pull: false });
});

test('nothing is asked of the server before the other image is named, and nothing is wrong yet', () => {
  const { options, problems } = readChoices({ ...firstChoices, image: 'other' });
  expect([options, problems.size]).toEqual([null, 0]);
});

test('how long it proves itself, and why, go along', () => {
  const { options } = readChoices({ ...firstChoices, proof: '90', reason: ' stuck again ' });
  expect(options).toEqual({ pull: false, gateSeconds: 90, reason: 'stuck again' });
});

test.each([
  [{ image: 'other', reference: 'not an image' }, 'reference'],
  [{ proof: '1.5' }, 'proof'],
  [{ proof: '-1' }, 'proof'],
  [{ proof: '3601' }, 'proof'],
  [{ proof: 'soon' }, 'proof'],
  [{ reason: 'x'.repeat(501) }, 'reason'],
] as const)('%o is not sent, and the field says why', (typed, field) => {
  const { options, problems } = readChoices({ ...firstChoices, ...typed });
  expect([options, [...problems]]).toEqual([null, [field]]);
});

test.each([
  ['nginx', false],
  ['nginx:1.27', false],
  ['registry.example:5000/team/app', false],
  [`nginx@sha256:${'a'.repeat(64)}`, true],
  [`sha256:${'a'.repeat(64)}`, true],
  ['0123456789ab', true],
])('%s is one image for ever: %s', (reference, expected) => {
  expect(isExactImage(reference)).toBe(expected);
});
