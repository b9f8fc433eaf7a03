import { expect, test } from 'vitest';
import { isLeft } from './window-owner.ts';

const own = 'nas/7/1000';
const isAlive = (pid: number) => pid === 8;

test.each([
  ['our own', 'nas/7/1000', 0, false],
  ['one of a process before us with our number, as in a container', 'nas/7/900', 0, true],
  ['one of a living neighbour', 'nas/8/900', 0, false],
  ['one of a dead neighbour', 'nas/9/900', 0, true],
  ['a fresh one of another machine', 'pi/9/900', 60_000, false],
  ['a very old one of another machine', 'pi/9/900', 7 * 3_600_000, true],
  ['a fresh one of nobody', 'files', 60_000, false],
])('%s', (_, owner, ageMs, expected) => {
  expect(isLeft({ owner, ageMs }, own, isAlive)).toBe(expected);
});
