import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { DiffList } from './diff-list.tsx';

afterEach(cleanup);

test('a masked value is never on the page', () => {
  const { container } = render(
    <DiffList
      label="Changes"
      changes={[
        {
          path: 'environment.TOKEN',
          kind: 'changed',
          before: 'old secret',
          after: 'new secret',
          masked: true,
        },
      ]}
    />,
  );
  expect(container.innerHTML).not.toContain('secret');
  expect(screen.getByText('environment.TOKEN')).toBeDefined();
});

test('changes stand under the heading of their group, in the order given', () => {
  render(
    <DiffList
      label="Changes"
      changes={[
        { path: 'image', kind: 'changed', before: 'a:1', after: 'a:2', group: 'web' },
        { path: 'ports', kind: 'added', after: '80', group: 'db' },
        { path: 'labels', kind: 'removed', before: 'x', group: 'web' },
      ]}
    />,
  );
  expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual(['web', 'db']);
});
