import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ImagePackage } from '#contracts/security/image.ts';
import { findingFixture } from '../flaw-fixtures.ts';
import { countsFixture, imageDetailsFixture, imageFixture, knowledgeFixture } from '../image-fixtures.ts';
import { answering, showPage } from '../show-page.tsx';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => vi.stubGlobal('scrollTo', () => undefined));
afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const reason = { id: 'too-large', words: { en: 'A file in it is too large.', es: 'x' } };
const partial = imageFixture({
  id: 'sha256:2',
  references: ['radarr:5'],
  knowledge: knowledgeFixture({ state: 'partial', reason }),
  supportEnd: { untilMs: 1_000, isOver: true, source: 'debian' },
});
const urgent = imageFixture({ counts: countsFixture({ now: 2, watch: 31 }) });

test('each image says what was found, what is known of it, and when its support is over', async () => {
  vi.stubGlobal('fetch', answering({}).fetch);
  showPage('/security/images', {
    images: [partial, urgent, imageFixture({ id: 'sha256:3', references: ['c:1'] })],
  });
  const rows = await screen.findAllByRole('row');
  expect(rows.slice(1).map((row) => row.textContent?.match(/jellyfin\/jellyfin|radarr:5|c:1/u)?.[0])).toEqual(
    ['jellyfin/jellyfin', 'c:1', 'radarr:5'],
  );
  const [, first, known, part] = rows.map((row) => within(row));
  expect(first?.getByTitle('2 now')).toBeDefined();
  expect(first?.getByTitle('31 to watch')).toBeDefined();
  expect(known?.getByText('none known')).toBeDefined();
  expect(part?.getByText('none found so far')).toBeDefined();
  expect(part?.getByTitle('A file in it is too large.')).toBeDefined();
  expect(part?.getByText('out of support')).toBeDefined();
});

test('an image in which no packages are listed is not called clean', async () => {
  vi.stubGlobal('fetch', answering({}).fetch);
  showPage('/security/images', { images: [imageFixture({ packages: 0 })] });
  expect(await screen.findByText('no packages known')).toBeDefined();
  expect(screen.queryByText('none known')).toBeNull();
});

test('a link from the summary shows only what is not known', async () => {
  vi.stubGlobal('fetch', answering({}).fetch);
  showPage('/security/images?known=partial', { images: [partial, urgent] });
  expect(await screen.findByText('radarr:5')).toBeDefined();
  expect(screen.queryByText('jellyfin/jellyfin:10.10.7')).toBeNull();
});

test('three hundred images draw only those in sight', async () => {
  vi.stubGlobal('fetch', answering({}).fetch);
  const images = Array.from({ length: 300 }, (_, index) =>
    imageFixture({ id: `i${index}`, references: [`r:${index}`] }),
  );
  showPage('/security/images', { images });
  expect((await screen.findByRole('grid')).getAttribute('aria-rowcount')).toBe('301');
  expect(screen.getAllByRole('row').length).toBeLessThan(120);
});

const accepted = { rule: 'a1', by: 'ana', reason: 'closed', untilMs: null };
const details = imageDetailsFixture({
  ...partial,
  findings: [
    findingFixture(),
    findingFixture({ flaw: 'CVE-2026-0009', accepted }),
    findingFixture({ flaw: 'CVE-2026-0008', isHidden: true }),
  ],
  layers: [
    {
      diffId: `sha256:${'d'.repeat(64)}`,
      createdBy: 'RUN apt-get install ffmpeg',
      sizeBytes: 1_000,
      packages: 4,
      findings: 2,
    },
  ],
  problems: [{ path: 'opt/huge.jar', id: 'too-large', detail: 'It is 4 GiB.' }],
  unmatched: [
    { type: 'deb', name: 'own', version: 'odd', words: { en: 'Its version has no order.', es: 'x' } },
  ],
});

function open(tab: string, answers: Readonly<Record<string, unknown>> = {}) {
  const server = answering({ 'GET /hosts/local/images/sha256:2': details, ...answers });
  vi.stubGlobal('fetch', server.fetch);
  return showPage(`/security/images/local/sha256%3A2?tab=${tab}`, { images: [partial] });
}

test('its findings are open, accepted or hidden, never mixed', async () => {
  open('findings');
  const drawer = within(await screen.findByRole('dialog'));
  expect(await drawer.findByText('CVE-2026-0001')).toBeDefined();
  expect(drawer.queryByText('CVE-2026-0009')).toBeNull();
  fireEvent.click(drawer.getByRole('button', { name: /^Accepted/u }));
  expect(drawer.getByText('CVE-2026-0009')).toBeDefined();
  expect(drawer.queryByText('CVE-2026-0001')).toBeNull();
});

test('what brought them is told by layer', async () => {
  open('layers');
  expect(await screen.findByText('RUN apt-get install ffmpeg')).toBeDefined();
  expect(screen.getByText('2 findings')).toBeDefined();
});

test('what could not be read or compared stands with its reason', async () => {
  open('not-known');
  expect(await screen.findByText('opt/huge.jar')).toBeDefined();
  expect(screen.getByText('It is 4 GiB.')).toBeDefined();
  expect(screen.getByText('Its version has no order.')).toBeDefined();
});

test('packages are listed, and the bill of materials is one link', async () => {
  const found: ImagePackage = {
    type: 'deb',
    name: 'libssl3',
    version: '3.0.11',
    arch: 'amd64',
    source: null,
    module: null,
    vendor: null,
    path: 'var/lib/dpkg/status',
    layer: 0,
    isOwned: true,
    findings: 1,
  };
  open('packages', { 'GET /hosts/local/images/sha256:2/packages': [found] });
  expect(await screen.findByText('libssl3')).toBeDefined();
  fireEvent.click(screen.getByRole('tab', { name: /Bill of materials/u }));
  const link = await screen.findByRole('link', { name: 'Download' });
  expect(link.getAttribute('href')).toBe('/api/security/hosts/local/images/sha256%3A2/bom');
  expect(screen.getByText(/It holds only what could be read/u)).toBeDefined();
});

test('one that is gone says so', async () => {
  vi.stubGlobal('fetch', answering({}).fetch);
  showPage('/security/images/local/none', { images: [partial] });
  expect(await screen.findByText('This image is not there')).toBeDefined();
});
