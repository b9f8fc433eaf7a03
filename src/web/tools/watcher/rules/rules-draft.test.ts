import { expect, test } from 'vitest';
import { defaultPolicy, type PolicyRule } from '#contracts/watcher/policy.ts';
import { bodyOf, draftOf, isComplete, isSameRules, moved, withRule, withSetting } from './rules-draft.ts';

const rule = (id: string): PolicyRule => ({
  id,
  name: id,
  match: { stack: 'media' },
  settings: { mode: 'auto' },
  updatedAtMs: 1,
  updatedBy: 'ana',
});
const draft = draftOf({ rules: [rule('a'), rule('b'), rule('c')], default: defaultPolicy, revision: 1 });
const keys = (rules: readonly { key: string }[]) => rules.map(({ key }) => key).join('');

test('rules move by one place, and not beyond the ends', () => {
  expect(keys(moved(draft.rules, 'b', -1))).toBe('bac');
  expect(keys(moved(draft.rules, 'b', 1))).toBe('acb');
  expect(moved(draft.rules, 'a', -1)).toBe(draft.rules);
  expect(moved(draft.rules, 'c', 1)).toBe(draft.rules);
});

test('a kept rule is sent with its id, a new one without', () => {
  const added = { key: 'new', name: ' mine ', match: {}, settings: {} };
  const body = bodyOf({ ...draft, rules: [...draft.rules.slice(0, 1), added] });
  expect(body.rules).toEqual([
    { id: 'a', name: 'a', match: { stack: 'media' }, settings: { mode: 'auto' } },
    { name: 'mine', match: {}, settings: {} },
  ]);
});

test('what was changed and changed back is the same', () => {
  const [first] = draft.rules;
  if (!first) throw new Error('no rule');
  const renamed = { ...draft, rules: withRule(draft.rules, { ...first, name: 'other' }) };
  expect(isSameRules(draft, renamed)).toBe(false);
  expect(isSameRules(draft, { ...renamed, rules: withRule(renamed.rules, first) })).toBe(true);
});

test('a rule without a name is not complete', () => {
  expect(isComplete(draft)).toBe(true);
  expect(isComplete({ ...draft, rules: [{ key: 'n', name: ' ', match: {}, settings: {} }] })).toBe(false);
});

test('a setting is set, and left to who decides next', () => {
  const set = withSetting({ mode: 'auto' }, 'window', null);
  expect(set).toEqual({ mode: 'auto', window: null });
  expect(withSetting(set, 'mode', undefined)).toEqual({ window: null });
});
