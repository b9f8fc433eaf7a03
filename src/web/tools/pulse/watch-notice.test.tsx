import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { WatchReport } from '#contracts/pulse/watch.ts';
import { Notices } from './watch-notice.tsx';

afterEach(cleanup);

const well: WatchReport = {
  sinceMs: 0,
  due: 100,
  done: 100,
  missed: 0,
  behind: 1,
  running: 1,
  lateP50Ms: 2,
  lateP99Ms: 40,
  lateMaxMs: 50,
  networkLostSinceMs: null,
  lastGap: null,
  unwritten: 0,
  lost: 0,
};

test('a watch that is kept well is not talked about', () => {
  const { container } = render(<Notices report={well} />);
  expect(container.textContent).toBe('');
});

test('a lost network, late checks and lost ones are told with numbers', () => {
  render(
    <Notices report={{ ...well, behind: 12, lateP99Ms: 9_000, lost: 3, networkLostSinceMs: Date.now() }} />,
  );
  expect(screen.getByText(/NEXUS has no network since/u)).toBeDefined();
  expect(screen.getByText('12 checks are late')).toBeDefined();
  expect(screen.getByText(/up to 9 s after their time/u)).toBeDefined();
  expect(screen.getByText('3 checks could not be stored')).toBeDefined();
});

test('a time of which nothing is known is told for an hour', () => {
  const nowMs = Date.now();
  const gap = { kind: 'stopped', fromMs: nowMs - 120_000, toMs: nowMs - 60_000 } as const;
  render(<Notices report={{ ...well, lastGap: gap }} />);
  expect(screen.getByText(/NEXUS did not run from/u)).toBeDefined();
  cleanup();
  const old = { ...gap, fromMs: nowMs - 9_000_000, toMs: nowMs - 8_000_000 };
  const { container } = render(<Notices report={{ ...well, lastGap: old }} />);
  expect(container.textContent).toBe('');
});
