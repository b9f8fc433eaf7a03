import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { createThrottle, signInLimits } from './throttle.ts';

const counted = [{ key: 'a', free: 3, clearedBySuccess: true }];
const tooMany = (seconds: number) =>
  expect.objectContaining({ code: 'too-many', retryAfterSeconds: seconds });

test('waiting doubles with each failure up to five minutes, and tries while waiting count for nothing', () => {
  const clock = manualClock();
  const throttle = createThrottle(clock);
  for (let tries = 0; tries < 3; tries += 1) throttle.attempt(counted);
  for (const seconds of [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]) {
    for (let tries = 0; tries < 5; tries += 1) {
      expect(() => throttle.attempt(counted)).toThrow(tooMany(seconds));
    }
    clock.advance(seconds * 1000);
    throttle.attempt(counted);
  }
});

test('an hour of quiet is forgotten', () => {
  const clock = manualClock();
  const throttle = createThrottle(clock);
  for (let tries = 0; tries < 3; tries += 1) throttle.attempt(counted);
  clock.advance(3_600_001);
  for (let tries = 0; tries < 3; tries += 1) throttle.attempt(counted);
  expect(() => throttle.attempt(counted)).toThrow(tooMany(1));
});

test('success clears the account but not the network, where it takes back its own try only', () => {
  const throttle = createThrottle(manualClock());
  const guess = (name: string) => throttle.attempt(signInLimits(name, 'net'));
  for (const round of [1, 2, 3, 4]) {
    for (let tries = 0; tries < 4; tries += 1) guess(`victim${round}`);
    guess('attacker').succeeded();
  }
  for (let tries = 0; tries < 4; tries += 1) guess('victim5');
  expect(() => throttle.attempt(signInLimits('attacker', 'net'))).toThrow(tooMany(1));
});

test('a try that was withdrawn was none', () => {
  const throttle = createThrottle(manualClock());
  for (let tries = 0; tries < 20; tries += 1) throttle.attempt(counted).withdraw();
  for (let tries = 0; tries < 3; tries += 1) throttle.attempt(counted);
  expect(() => throttle.attempt(counted)).toThrow(tooMany(1));
});

test('memory is bounded: the longest quiet key gives way', () => {
  const throttle = createThrottle(manualClock(), 2);
  const once = (key: string) => throttle.attempt([{ key, free: 1, clearedBySuccess: true }]);
  for (const key of ['a', 'b', 'c']) once(key);
  once('a');
  expect(() => once('c')).toThrow(tooMany(1));
});
