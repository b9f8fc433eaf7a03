import { afterEach, expect, test } from 'vitest';
import { forgetConnection, reportConnection, worstConnection } from './connection.ts';

const worst = () => worstConnection.get().state;

afterEach(() => {
  forgetConnection('containers');
  forgetConnection('notify');
});

test('until a tool is followed, the page catches up', () => {
  expect(worst()).toBe('catching-up');
});

test('one live tool does not hide another that is offline, whoever reports last', () => {
  reportConnection('notify', 'offline');
  reportConnection('containers', 'live');
  expect(worst()).toBe('offline');
  reportConnection('notify', 'catching-up');
  expect(worst()).toBe('catching-up');
  reportConnection('notify', 'live');
  expect(worst()).toBe('live');
});

test('a tool that is not followed any more holds nothing back', () => {
  reportConnection('containers', 'live');
  reportConnection('notify', 'offline');
  forgetConnection('notify');
  expect(worst()).toBe('live');
});

test('what is reported again keeps its time', () => {
  reportConnection('notify', 'offline');
  const first = worstConnection.get();
  reportConnection('notify', 'offline');
  expect(worstConnection.get()).toBe(first);
});
