import { expect, test } from 'vitest';
import { splitIssues } from './form-issues.ts';

test('what is wrong with the settings goes to the fields of the kind, the rest to the others', () => {
  const error = {
    issues: [
      { path: 'settings.url', message: 'No address' },
      { path: 'body.timeoutMs', message: 'Too long' },
      { path: 'conditions.0', message: 'No such value' },
    ],
  };
  const { settings, common } = splitIssues(error);
  expect(settings).toEqual([{ path: 'url', message: 'No address' }]);
  expect([...common]).toEqual([
    ['timeoutMs', 'Too long'],
    ['conditions', 'No such value'],
  ]);
});

test('an error of another sort has no issues', () => {
  expect(splitIssues(new Error('lost')).settings).toEqual([]);
});
