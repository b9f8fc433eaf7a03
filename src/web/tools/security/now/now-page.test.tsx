import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setLanguage } from '../../../i18n/language.ts';
import { flawFixture } from '../flaw-fixtures.ts';
import { countsFixture, imageFixture, knowledgeFixture } from '../image-fixtures.ts';
import { overviewFixture } from '../lab-fixtures.ts';
import { answering, type Shown, showPage } from '../show-page.tsx';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => vi.stubGlobal('scrollTo', () => undefined));
afterEach(() => {
  cleanup();
  setLanguage('en');
  vi.unstubAllGlobals();
});

const flaws = [
  flawFixture(),
  flawFixture({ flaw: 'CVE-2026-0002', rank: 'plan', severity: 'low', title: 'Slow', advice: null }),
];

function show(path: string, answer: unknown, shown: Shown = {}) {
  const server = answering({ 'GET /flaws': answer });
  vi.stubGlobal('fetch', server.fetch);
  return { ...showPage(path, { images: [imageFixture()], ...shown }), asked: server.asked };
}

test('a flaw stands with why it matters, where it is and what to do', async () => {
  show(
    '/security',
    { flaws, total: 2 },
    { overview: overviewFixture({ counts: countsFixture({ now: 1, plan: 1 }) }) },
  );
  const link = await screen.findByRole('link', { name: /CVE-2026-0001/u });
  expect(link.getAttribute('href')).toBe('/security/flaws/CVE-2026-0001');
  expect(screen.getByText('One flaw wants you now.')).toBeDefined();
  const urgent = within(screen.getByRole('region', { name: /: now$/u }));
  expect(urgent.getByText('Attackers are using it')).toBeDefined();
  expect(urgent.getByText('Update jellyfin to 10.11.0')).toBeDefined();
  expect(urgent.getByText('jellyfin')).toBeDefined();
  expect(
    within(screen.getByRole('region', { name: /: plan$/u })).getByText('Nothing to do yet'),
  ).toBeDefined();
});

test('filters are in the address, and only they are asked for', async () => {
  const { asked, router } = show('/security?rank=soon&repairable=true&stack=media', { flaws, total: 2 });
  await screen.findByText('CVE-2026-0001');
  expect(asked[0]?.query.toString()).toBe(
    'rank=soon&state=open&isRepairable=true&stack=media&offset=0&limit=100',
  );
  fireEvent.click(screen.getByRole('button', { name: 'With a repair' }));
  await waitFor(() => expect(router.state.location.search).not.toHaveProperty('repairable'));
  expect(router.state.location.search).toMatchObject({ rank: 'soon', stack: 'media' });
});

test('what is accepted and what is hidden stand apart from what is open', async () => {
  const { asked } = show('/security', { flaws: [], total: 0 });
  fireEvent.click(await screen.findByRole('button', { name: /^Hidden/u }));
  expect(await screen.findByText('Nothing is hidden')).toBeDefined();
  expect(asked.at(-1)?.query.get('state')).toBe('hidden');
});

test('five thousand flaws are a hundred at a time', async () => {
  const { asked, router } = show('/security', { flaws, total: 5_000 });
  expect(await screen.findByText('1 to 100 of 5,000')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Next' }));
  await waitFor(() => expect(router.state.location.search).toMatchObject({ page: 2 }));
  await waitFor(() => expect(asked.at(-1)?.query.get('offset')).toBe('100'));
});

test('nothing found is no promise where something is not known', async () => {
  const images = [imageFixture({ knowledge: knowledgeFixture({ state: 'partial', unmatched: 12 }) })];
  const overview = overviewFixture({
    images: { known: 0, partial: 1, unknown: 0, pending: 0, unmatched: 12 },
  });
  show('/security', { flaws: [], total: 0 }, { images, overview });
  expect(await screen.findByText('Nothing found in what is known')).toBeDefined();
  expect(screen.getByText(/of one image not all is/u)).toBeDefined();
  expect(screen.getByRole('link', { name: '1 image read in part' })).toBeDefined();
  expect(screen.getByRole('link', { name: '12 packages could not be compared' })).toBeDefined();
  expect(screen.queryByText(/No known flaw/u)).toBeNull();
});

test('good news is told only where all is known', async () => {
  show('/security', { flaws: [], total: 0 });
  expect(await screen.findByText('No known flaw is open')).toBeDefined();
});

test('an empty lab teaches, and a failure says so and is tried again', async () => {
  show('/security', { flaws: [], total: 0 }, { images: [] });
  expect(await screen.findByRole('link', { name: 'See containers' })).toBeDefined();
  cleanup();
  const problem = { type: 'about:blank', title: 'x', status: 403, code: 'forbidden', detail: 'You may not.' };
  const { asked } = show('/security', Response.json(problem, { status: 403 }));
  expect(await screen.findByText('You may not.')).toBeDefined();
  const before = asked.length;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(asked.length).toBe(before + 1));
});

test('j and k move along the list, and who may only look is offered nothing else', async () => {
  show('/security', { flaws, total: 2 }, { permissions: ['security:read'] });
  const first = await screen.findByRole('link', { name: /CVE-2026-0001/u });
  fireEvent.keyDown(document.body, { key: 'j' });
  expect(document.activeElement).toBe(first);
  fireEvent.keyDown(first, { key: 'j' });
  expect(document.activeElement?.textContent).toContain('CVE-2026-0002');
  expect(screen.queryByRole('button', { name: 'Read all again' })).toBeNull();
});

test('it speaks Spanish throughout', async () => {
  setLanguage('es');
  show('/security', { flaws, total: 2 });
  expect(await screen.findByText('Actualiza jellyfin a 10.11.0')).toBeDefined();
  expect(screen.getAllByText('Hay atacantes que la usan')).toHaveLength(2);
  expect(screen.getByRole('button', { name: 'Con reparación' })).toBeDefined();
});
