import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Timeline } from './timeline.tsx';

afterEach(cleanup);

test('what happened is told in words, notes with who wrote them', () => {
  render(
    <Timeline
      moments={[
        { atMs: 1_000, kind: 'began', by: null, text: 'refused' },
        { atMs: 2_000, kind: 'confirmed', by: null, text: 'refused' },
        { atMs: 3_000, kind: 'note', by: 'ana', text: 'The disk was full.' },
        { atMs: 4_000, kind: 'recovered', by: null, text: '' },
      ]}
    />,
  );
  expect(screen.getByText('The first check failed: nothing listens on this port')).toBeDefined();
  expect(screen.getByText('Note by ana')).toBeDefined();
  expect(screen.getByText('The disk was full.')).toBeDefined();
  expect(screen.getByText('It works again')).toBeDefined();
});
