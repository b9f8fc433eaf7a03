import { expect, test } from 'vitest';
import { acceptanceFixture } from '../lab-fixtures.ts';
import { emptyScope } from './accept-target.ts';
import { draftOf, issuesOf, type TypedRule, typedOf } from './acceptance-draft.ts';
import { imageLine } from './image-line.ts';

const nowMs = new Date(2026, 10, 30, 12).getTime();
const dayMs = 86_400_000;
const fresh = typedOf({ rule: null, scope: { ...emptyScope, flaw: 'CVE-1' } }, nowMs);
const typed = (changes: Partial<TypedRule>): TypedRule => ({ ...fresh, reason: 'closed here', ...changes });

test('a new rule ends by itself unless somebody says otherwise', () => {
  const draft = draftOf(typed({}), nowMs);
  expect(draft.untilMs).toBe(nowMs + 90 * dayMs);
  expect(draft.isUntilRepair).toBe(true);
  expect(draft.scope).toEqual({ ...emptyScope, flaw: 'CVE-1' });
});

test.each([
  [typed({}), []],
  [typed({ reason: ' a ' }), ['reasonShort']],
  [typed({ scope: { ...fresh.scope, flaw: ' ' } }), ['everything']],
  [typed({ scope: { ...fresh.scope, flaw: '', package: '**' } }), ['everything']],
  [typed({ scope: { ...fresh.scope, flaw: '', package: 'linux-*' } }), []],
  [typed({ span: 'date', date: '2020-01-01T00:00' }), ['datePast']],
  [typed({ span: 'date', date: 'nonsense' }), ['datePast']],
])('what is typed is checked before it is sent (%#)', (rule, issues) => {
  expect(issuesOf(rule, nowMs)).toEqual(issues);
});

test('a rule that is changed keeps what it says', () => {
  const rule = acceptanceFixture({ untilMs: nowMs + dayMs, isUntilRepair: false });
  const again = draftOf(typedOf({ rule, scope: rule.scope }, nowMs), nowMs);
  expect(again).toEqual({
    scope: rule.scope,
    reason: rule.reason,
    untilMs: rule.untilMs,
    isUntilRepair: false,
  });
  const forGood = acceptanceFixture({ untilMs: null });
  expect(draftOf(typedOf({ rule: forGood, scope: forGood.scope }, nowMs), nowMs).untilMs).toBeNull();
});

test.each([
  ['postgres:16', 'docker.io/library/postgres'],
  [`jellyfin/jellyfin@sha256:${'a'.repeat(64)}`, 'docker.io/jellyfin/jellyfin'],
  ['ghcr.io/a/b:1', 'ghcr.io/a/b'],
  ['registry.lan:5000/a', 'registry.lan:5000/a'],
  ['localhost/a:1@sha256:ab', 'localhost/a'],
])('%s belongs to %s', (reference, line) => {
  expect(imageLine(reference)).toBe(line);
});
