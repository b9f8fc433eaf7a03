import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setLanguage } from '../../../i18n/language.ts';
import { compareTarget } from '../compare/compare-target.ts';
import { findingFixture, flawDetailsFixture } from '../flaw-fixtures.ts';
import { imageFixture } from '../image-fixtures.ts';
import { answering, everything, showPage } from '../show-page.tsx';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => vi.stubGlobal('scrollTo', () => undefined));
afterEach(() => {
  cleanup();
  setLanguage('en');
  compareTarget.set(null);
  vi.unstubAllGlobals();
});

const details = flawDetailsFixture({
  details: 'It is **bad**. <img src=x onerror=alert(1)> [here](javascript:alert(1))',
  references: ['https://nvd.nist.gov/vuln/detail/CVE-2026-0001', 'javascript:alert(1)'],
  ratedBy: 'debian',
  ratings: [
    { source: 'nvd', severity: 'critical', vector: 'CVSS:3.1/AV:N', score: 9.8 },
    { source: 'debian', severity: 'low', vector: null, score: null },
  ],
  findings: [
    {
      ...findingFixture({
        sources: [
          {
            feed: 'debian',
            id: 'DSA-1',
            url: 'https://www.debian.org/security/dsa-1',
            words: { en: 'Debian 12 repairs it.', es: 'Debian 12 la repara.' },
          },
        ],
      }),
      host: 'local',
      image: 'sha256:1',
      reference: 'a:1',
    },
  ],
  moments: [{ atMs: 1_000, words: { en: 'It appeared.', es: 'Apareció.' } }],
});

function show(answers: Readonly<Record<string, unknown>> = {}, permissions = everything) {
  const server = answering({
    'GET /flaws': { flaws: [], total: 0 },
    'GET /flaws/CVE-2026-0001': details,
    ...answers,
  });
  vi.stubGlobal('fetch', server.fetch);
  return showPage('/security/flaws/CVE-2026-0001', { images: [imageFixture()], permissions });
}

test('why it matters stands with its weight, and where it is with what repairs it', async () => {
  show();
  const drawer = within(await screen.findByRole('dialog'));
  expect(await drawer.findByText('Update jellyfin to 10.11.0')).toBeDefined();
  expect(drawer.getByText('+500')).toBeDefined();
  expect(drawer.getByText('Attackers are using it.')).toBeDefined();
  expect(drawer.getByText('repaired in 3.0.11-2')).toBeDefined();
  expect(drawer.getByRole('link', { name: 'jellyfin/jellyfin:10.10.7' }).getAttribute('href')).toBe(
    '/security/images/local/sha256%3A1',
  );
  expect(drawer.getByText('It appeared.')).toBeDefined();
});

test('ratings stand side by side, with the one that counts', async () => {
  show();
  const drawer = within(await screen.findByRole('dialog'));
  expect(await drawer.findByText('counts here')).toBeDefined();
  expect(drawer.getByText('9.8')).toBeDefined();
  expect(drawer.getByText(/They do not agree/u)).toBeDefined();
  expect(drawer.getByText('Debian 12 repairs it.', { exact: false })).toBeDefined();
});

test('what a stranger wrote stays text, and only pages of the web are links', async () => {
  show();
  expect(await screen.findByText(/\*\*bad\*\*\. <img src=x/u)).toBeDefined();
  expect(document.querySelector('img[src="x"]')).toBeNull();
  const away = [...document.querySelectorAll<HTMLAnchorElement>('a[target="_blank"]')];
  expect(away.map(({ href, rel }) => [href, rel])).toEqual([
    ['https://www.debian.org/security/dsa-1', 'noreferrer noopener'],
    ['https://nvd.nist.gov/vuln/detail/CVE-2026-0001', 'noreferrer noopener'],
  ]);
  expect(document.querySelector('a[href^="javascript"]')).toBeNull();
});

const update = { host: 'local', container: 'jellyfin', to: 'jellyfin/jellyfin:10.11.0' };

test('an update that waits is linked, and can be compared before', async () => {
  show({ 'GET /flaws/CVE-2026-0001': { ...details, updates: [update] } }, [...everything, 'watcher:read']);
  const link = await screen.findByRole('link', { name: 'See the update of jellyfin' });
  expect(link.getAttribute('href')).toBe('/watcher/local/jellyfin');
  expect(screen.getByText('jellyfin/jellyfin:10.11.0')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: /^Compare jellyfin with/u }));
  const field = await screen.findByLabelText<HTMLInputElement>('Other version');
  expect(field.value).toBe('jellyfin/jellyfin:10.11.0');
});

test('what the account may not do about an update is not offered', async () => {
  show({ 'GET /flaws/CVE-2026-0001': { ...details, updates: [update] } }, ['security:read']);
  expect(await screen.findByText('jellyfin/jellyfin:10.11.0')).toBeDefined();
  expect(screen.queryByRole('link', { name: 'See the update of jellyfin' })).toBeNull();
  expect(screen.queryByRole('button', { name: /^Compare/u })).toBeNull();
});

test('one that is known but in no image here says so, and not since when', async () => {
  const advice = { en: 'It is in no image here.', es: 'No está en ninguna imagen de aquí.' };
  const absent = { rank: 'none', reasons: [], places: [], placesCount: 0, findings: [], firstSeenAtMs: 0 };
  show({ 'GET /flaws/CVE-2026-0001': { ...details, ...absent, advice } });
  expect(await screen.findByText('It is in no image here.')).toBeDefined();
  expect(screen.getByText('In no image that you may see.')).toBeDefined();
  expect(screen.queryByText('First seen here')).toBeNull();
});

test('one that is not here says so', async () => {
  show({ 'GET /flaws/CVE-2026-0001': undefined });
  expect(await screen.findByText('This flaw is not known here')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Accept…' })).toBeNull();
});

test('accepting begins with this flaw', async () => {
  show({ 'POST /acceptances/preview': { findings: 2, examples: [] } });
  fireEvent.click(await screen.findByRole('button', { name: 'Accept…' }));
  const field = await screen.findByLabelText<HTMLInputElement>('Flaw');
  expect(field.value).toBe('CVE-2026-0001');
  await waitFor(() => expect(screen.getByText('2 findings.')).toBeDefined());
});

test('who may not accept is not asked', async () => {
  show({}, ['security:read']);
  await screen.findByText('+500');
  expect(screen.queryByRole('button', { name: 'Accept…' })).toBeNull();
});
