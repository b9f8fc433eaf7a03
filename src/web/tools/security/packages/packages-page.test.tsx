import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { imageFixture, knowledgeFixture } from '../image-fixtures.ts';
import { packageFixture } from '../lab-fixtures.ts';
import { answering, showPage } from '../show-page.tsx';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => vi.stubGlobal('scrollTo', () => undefined));
afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

test('a package stands with its versions, and what is typed is asked of the server', async () => {
  const versions = [
    { version: '3.0.11-1', images: 4, findings: 1 },
    { version: '3.0.14-1', images: 1, findings: 0 },
  ];
  const server = answering({ 'GET /packages': { packages: [packageFixture({ versions })], total: 900 } });
  vi.stubGlobal('fetch', server.fetch);
  const { router } = showPage('/security/packages', { images: [imageFixture()] });
  expect(await screen.findByText('openssl')).toBeDefined();
  expect(screen.getByTitle('3.0.11-1 in 4 images')).toBeDefined();
  expect(screen.getByText(/The first 1 of 900/u)).toBeDefined();
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'open' } });
  await waitFor(() => expect(server.asked.at(-1)?.query.get('search')).toBe('open'));
  expect(router.state.location.search).toMatchObject({ q: 'open' });
});

test('not found is no promise where an image was not read', async () => {
  vi.stubGlobal('fetch', answering({ 'GET /packages': { packages: [], total: 0 } }).fetch);
  showPage('/security/packages?q=xz', {
    images: [imageFixture({ knowledge: knowledgeFixture({ state: 'unknown' }) })],
  });
  expect(await screen.findByText('No package is called that')).toBeDefined();
  expect(screen.getByText(/One image is not read whole/u)).toBeDefined();
});
