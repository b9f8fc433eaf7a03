import { expect, test } from 'vitest';
import { fakeContainer } from './fake-lab.ts';
import { isUnseen } from './is-unseen.ts';

const known = fakeContainer('web');
const notKnown = { ...known, isExposureKnown: false };

test.each([
  ['its host was not seen: nobody says what it is called', false, [], [], true],
  ['its host was not seen: nobody says how it runs', false, ['nginx:1'], [known, notKnown], true],
  ['its host is away since it was seen', false, ['nginx:1'], [known], false],
  ['its host is there, and it has no name', true, [], [], false],
  ['its host is there, and does not say how a container runs', true, ['nginx:1'], [notKnown], false],
])('%s', (_, isHostLive, references, containers, is) => {
  expect(isUnseen({ isHostLive, references, containers })).toBe(is);
});
