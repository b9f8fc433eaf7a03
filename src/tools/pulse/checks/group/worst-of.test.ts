import { expect, test } from 'vitest';
import type { MemberState } from './member-state.ts';
import { worstOf } from './worst-of.ts';

const member = (name: string, state: MemberState['state']): MemberState => ({ name, state });

test.each([
  ['all are up', ['up', 'up'], 'any', 'up'],
  ['nobody is there', [], 'any', 'up'],
  ['one is down', ['up', 'down'], 'any', 'down'],
  ['one is down, and it takes all', ['up', 'down'], 'all', 'degraded'],
  ['all are down', ['down', 'down'], 'all', 'down'],
  ['one is degraded', ['up', 'degraded'], 'any', 'degraded'],
  ['down is worse than degraded', ['degraded', 'down'], 'any', 'down'],
  ['nothing bad is known of the others', ['pending', 'unknown', 'up'], 'any', 'up'],
  ['paused ones and those in maintenance do not count', ['paused', 'maintenance', 'down'], 'all', 'down'],
] as const)('%s', (_, states, rule, wanted) => {
  const members = states.map((state, at) => member(`m${at}`, state));
  const verdict = worstOf(members, rule);
  expect(verdict.ok ? (verdict.warning ? 'degraded' : 'up') : 'down').toBe(wanted);
});

test('names those who are not well', () => {
  const verdict = worstOf([member('db', 'down'), member('web', 'degraded'), member('dns', 'up')], 'any');
  expect(verdict).toEqual({
    ok: false,
    reason: { id: 'member-down', detail: 'db' },
    evidence: [
      { label: 'Down', labelEs: 'Caídos', expected: '3 up', seen: 'db' },
      { label: 'Degraded', labelEs: 'Degradados', expected: '3 up', seen: 'web' },
    ],
  });
});

test('a large group names the first few', () => {
  const verdict = worstOf(
    Array.from({ length: 12 }, (_, at) => member(`m${at}`, 'down')),
    'any',
  );
  expect(verdict).toMatchObject({ reason: { detail: expect.stringMatching(/^m0, .*, m9 and 2 more$/) } });
});
