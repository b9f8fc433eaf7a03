import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { isShown, useShownOperation } from './shown-operations.ts';

afterEach(cleanup);

function Dialog({ id }: { id: string | null }) {
  useShownOperation(id);
  return null;
}

test('an operation counts as shown from when its dialog opens until it is hidden or goes', () => {
  const { rerender, unmount } = render(<Dialog id="one" />);
  expect(isShown('one')).toBe(true);
  rerender(<Dialog id={null} />);
  expect(isShown('one')).toBe(false);
  rerender(<Dialog id="two" />);
  unmount();
  expect(isShown('two')).toBe(false);
});
