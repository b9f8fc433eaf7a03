import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { setLanguage } from '../../i18n/language.ts';
import { Bars } from './bars.tsx';
import { readBeats } from './beats.ts';

afterEach(cleanup);

const beats = readBeats({ number: 1, states: 'uudu', newestMs: 600_000, agoS: [600, 540, 60, 0] });

test('bars say in words what they show', () => {
  const { container } = render(<Bars beats={beats} intervalMs={60_000} count={30} />);
  expect(screen.getByRole('img', { name: 'The last 4 checks: 3 up, 1 down' })).toBeDefined();
  // One of them is the gap.
  expect(container.querySelectorAll('rect')).toHaveLength(5);
});

test('also in Spanish, and of a monitor that was never checked', () => {
  setLanguage('es');
  onTestFinished(() => setLanguage('en'));
  render(<Bars beats={[]} intervalMs={60_000} count={30} />);
  expect(screen.getByRole('img', { name: 'Aún sin comprobaciones' })).toBeDefined();
});
