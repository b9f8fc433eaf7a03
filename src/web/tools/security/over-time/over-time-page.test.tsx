import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LabDay } from '#contracts/security/lab.ts';
import { momentFixture } from '../lab-fixtures.ts';
import { answering, showPage } from '../show-page.tsx';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => vi.stubGlobal('scrollTo', () => undefined));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const day = (number: number, critical: number): LabDay => ({
  dayMs: number * 86_400_000,
  severities: { unknown: 0, negligible: 0, low: 1, medium: 0, high: 0, critical },
  exploited: 0,
  images: 1,
});

function show(days: readonly LabDay[], moments: readonly unknown[], path = '/security/over-time') {
  const server = answering({ 'GET /days': days, 'GET /moments': moments });
  vi.stubGlobal('fetch', server.fetch);
  return { ...showPage(path), asked: server.asked };
}

test('whether it became better is said in a sentence', async () => {
  show([day(1, 40), day(2, 12)], [momentFixture()]);
  expect(await screen.findByText(/^41 open on .*, 13 now\.$/u)).toBeDefined();
  expect(await screen.findByText('A flaw appeared in jellyfin')).toBeDefined();
  expect(screen.getByText('the advisories changed')).toBeDefined();
});

test('how far back is in the address', async () => {
  const { asked, router } = show([day(1, 40), day(2, 12)], [], '/security/over-time?span=year');
  await waitFor(() => expect(asked.find(({ what }) => what === 'GET /days')?.query.get('days')).toBe('365'));
  fireEvent.click(screen.getByRole('button', { name: '30 days' }));
  await waitFor(() => expect(router.state.location.search).toMatchObject({ span: 'month' }));
});

test('before there is anything it says what will be here', async () => {
  show([day(1, 1)], []);
  expect(await screen.findByText('Nothing to draw yet')).toBeDefined();
  expect(await screen.findByText('Nothing has changed yet')).toBeDefined();
});

test('a flaw of a moment opens, and closing it comes back', async () => {
  const { router } = show([], [momentFixture()]);
  fireEvent.click(await screen.findByRole('button', { name: 'CVE-2026-0001' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/security/flaws/CVE-2026-0001'));
  fireEvent.click(await screen.findByRole('button', { name: 'Close' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/security/over-time'));
});
