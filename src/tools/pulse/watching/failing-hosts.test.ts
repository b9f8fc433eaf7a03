import { expect, test } from 'vitest';
import { hostOf, isUnanswered, newFailingHosts } from './failing-hosts.ts';

test.each([
  ['db.lan:5432', 'db.lan'],
  ['Photos.lan', 'photos.lan'],
  ['[2001:db8::1]:443', '2001:db8::1'],
  ['2001:db8::1', '2001:db8::1'],
  ['127.0.0.1:80', undefined],
  ['localhost:80', undefined],
  ['container photos', undefined],
  ['', undefined],
])('the host of %s is %s', (target, host) => expect(hostOf(target)).toBe(host));

test('an answer that is not liked is an answer', () => {
  expect(isUnanswered({ ok: false, reason: { id: 'timeout-connect' } })).toBe(true);
  expect(isUnanswered({ ok: false, reason: { id: 'refused' } })).toBe(false);
  expect(isUnanswered({ ok: true })).toBe(false);
});

test('hosts of which nobody answers any more are counted once, since the first failure', () => {
  const hosts = newFailingHosts();
  const saw = (monitor: number, target: string, atMs: number, isFailure: boolean, wasWell = true) =>
    hosts.saw(monitor, target, { atMs, isFailure, wasWell });
  saw(1, 'a:1', 10, true);
  saw(2, 'a:2', 20, true);
  saw(3, 'b:1', 30, true);
  saw(4, 'b:2', 40, false);
  saw(5, 'c:1', 50, true, false);
  saw(6, 'd:1', 60, false);
  expect(hosts.failing()).toEqual({ count: 1, sinceMs: 10 });
  expect(hosts.watched()).toBe(4);
  saw(1, 'a:1', 70, true, false);
  expect(hosts.failing()).toEqual({ count: 1, sinceMs: 10 });
  hosts.forget(1);
  expect(hosts.failing()).toEqual({ count: 1, sinceMs: 20 });
  saw(2, 'a:2', 80, false);
  expect(hosts.failing().count).toBe(0);
});
