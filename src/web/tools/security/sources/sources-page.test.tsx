import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SecuritySettings } from '#contracts/security/feeds.ts';
import { feedFixture, partFixture } from '../lab-fixtures.ts';
import { answering, type Asked, showPage } from '../show-page.tsx';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => vi.stubGlobal('scrollTo', () => undefined));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const settings: SecuritySettings = { isReadingOn: true, isFetchingOn: true, feedsOff: [], alertFrom: 'soon' };
const problem = { en: 'The server answered 503.', es: 'x' };
const feeds = [
  feedFixture({ id: 'epss', title: 'EPSS' }),
  feedFixture({ parts: [partFixture({ problem })] }),
];

function show(answers: Readonly<Record<string, unknown>> = {}, permissions?: readonly string[]) {
  const server = answering({
    'GET /feeds': { feeds, sizeBytes: 1_000_000, imported: [] },
    'GET /settings': settings,
    'PUT /settings': ({ body }: Asked) => body,
    'POST /feeds/fetch': { parts: 4 },
    ...answers,
  });
  vi.stubGlobal('fetch', server.fetch);
  showPage('/security/sources', permissions ? { permissions } : {});
  return server.asked;
}

test('a feed that failed stands first and open, with its reason and that the old is kept', async () => {
  show();
  expect(await screen.findByText('one file failed')).toBeDefined();
  expect(screen.getByText(/The server answered 503\./u).textContent).toMatch(
    /What was there before is kept/u,
  );
  const titles = screen
    .getAllByRole('button', { name: /^Files of/u })
    .map((each) => each.getAttribute('aria-label'));
  expect(titles).toEqual(['Files of Debian security tracker', 'Files of EPSS']);
});

test('a feed is switched off, and the others stay as they are', async () => {
  const asked = show();
  fireEvent.click(await screen.findByRole('switch', { name: 'Use EPSS' }));
  await waitFor(() => expect(asked.some(({ what }) => what === 'PUT /settings')).toBe(true));
  expect(asked.find(({ what }) => what === 'PUT /settings')?.body).toEqual({
    ...settings,
    feedsOff: ['epss'],
  });
});

test('a choice that the server refuses is taken back', async () => {
  show({ 'PUT /settings': undefined });
  const choice = await screen.findByRole('switch', { name: /Fetch advisories from the internet/u });
  fireEvent.click(choice);
  expect(await screen.findByText('There is no such thing.')).toBeDefined();
  expect(choice.getAttribute('aria-checked')).toBe('true');
});

test('fetching now says how much that is', async () => {
  show();
  fireEvent.click(await screen.findByRole('button', { name: 'Fetch now' }));
  expect(await screen.findByText('4 files are fetched')).toBeDefined();
});

test('who may only look sees it all, and changes nothing', async () => {
  show({}, ['security:read']);
  expect(await screen.findByText('one file failed')).toBeDefined();
  const choices = await screen.findAllByRole<HTMLInputElement>('switch');
  expect(choices.every(({ disabled }) => disabled)).toBe(true);
  expect(screen.queryByRole('button', { name: 'Fetch now' })).toBeNull();
  expect(screen.queryByRole('button', { name: /Import/u })).toBeNull();
  expect(screen.getByRole('link', { name: 'Export' }).getAttribute('href')).toBe(
    '/api/security/advisories/export',
  );
});
