import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { defaultPolicy } from '#contracts/watcher/policy.ts';
import { bodyOf, type RulesBody, type RulesDraft } from './rules-draft.ts';
import { RuleList } from './rule-list.tsx';

afterEach(cleanup);

const begun: RulesDraft = {
  rules: [
    { key: 'a', id: 'a', name: 'Media', match: { stack: 'media' }, settings: { mode: 'auto' } },
    { key: 'b', id: 'b', name: 'Lab', match: { stack: 'lab' }, settings: { mode: 'off' } },
  ],
  default: defaultPolicy,
};

/** Keeps what is written, as the page does; `body` is what would be sent. */
function show(mayChange = true): () => RulesBody {
  let draft = begun;
  function Page() {
    const [shown, setShown] = useState(begun);
    draft = shown;
    const change = (next: Partial<RulesDraft>) => setShown({ ...shown, ...next });
    return <RuleList mayChange={mayChange} editor={{ draft: shown, change }} />;
  }
  render(<Page />);
  return () => bodyOf(draft);
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

test('rules change their places', () => {
  const body = show();
  press('Move Lab up');
  expect(body().rules.map(({ name }) => name)).toEqual(['Lab', 'Media']);
  expect(screen.getByRole('button', { name: 'Move Lab up' })).toHaveProperty('disabled', true);
});

test('a rule is added, named and given a condition and an age', () => {
  const body = show();
  press('New rule');
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Databases' } });
  fireEvent.change(screen.getByLabelText('Image'), { target: { value: '*postgres*' } });
  fireEvent.change(screen.getByLabelText('Minimum age'), { target: { value: '3' } });
  expect(body().rules.at(-1)).toEqual({
    name: 'Databases',
    match: { image: '*postgres*' },
    settings: { minimumAgeDays: 3 },
  });
  fireEvent.change(screen.getByLabelText('Minimum age'), { target: { value: '' } });
  expect(body().rules.at(-1)?.settings).toEqual({});
});

test('a number beyond its limits is said to be wrong, and not sent', () => {
  const body = show();
  press('Edit Media');
  fireEvent.change(screen.getByLabelText('Minimum age'), { target: { value: '400' } });
  expect(screen.getByText('A whole number from 0 to 365')).toBeDefined();
  expect(body().rules[0]?.settings).toEqual({ mode: 'auto' });
});

test('whoever may not change the rules reads them only', () => {
  show(false);
  expect(screen.getByText(/newer versions are applied by themselves/u)).toBeDefined();
  expect(screen.queryAllByRole('button')).toEqual([]);
});
