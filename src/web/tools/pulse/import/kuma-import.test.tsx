import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { callerProblem } from '#contracts/problem-error.ts';
import type { ImportReport } from '#contracts/pulse/import.ts';
import { UploadEnded } from '../../../shell/send-file.ts';
import { reportFixture } from './import-fixtures.ts';
import { openImporting } from './importing.ts';
import { KumaImport } from './kuma-import.tsx';
import type { ImportStep } from './refusal.ts';
import type { SendKuma } from './send-kuma.ts';

afterEach(cleanup);

const database = () => new File(['SQLite format 3\0 …'], 'kuma.db');

/** NEXUS, which answers once the test says what. */
function fakeNexus() {
  const steps: ImportStep[] = [];
  let current = Promise.withResolvers<ImportReport>();
  let tell: (fraction: number) => void = () => {};
  const send: SendKuma = (_file, step, { signal, onProgress }) => {
    steps.push(step);
    tell = onProgress;
    current = Promise.withResolvers<ImportReport>();
    signal.addEventListener('abort', () => current.reject(new UploadEnded(true)));
    return current.promise;
  };
  return {
    send,
    steps,
    arrived: (fraction: number) => tell(fraction),
    answer: (report: ImportReport) => current.resolve(report),
    refuse: (error: Error) => current.reject(error),
  };
}

async function open() {
  const nexus = fakeNexus();
  const importing = openImporting(nexus.send);
  const page = createRootRoute({ component: () => <KumaImport importing={importing} /> });
  const router = createRouter({ routeTree: page, history: createMemoryHistory() });
  render(<RouterProvider router={router} />);
  await screen.findByRole('heading', { name: 'Import from Uptime Kuma' });
  return nexus;
}

const choose = (file: File) =>
  fireEvent.change(screen.getByLabelText(/kuma.db|Another file/, { selector: 'input' }), {
    target: { files: [file] },
  });

test('a file is looked at first: what would come of each thing, and nothing has changed', async () => {
  const nexus = await open();
  choose(database());
  expect(await screen.findByText(/kuma\.db is on its way: 0 %/u)).toBeDefined();
  nexus.arrived(1);
  expect(await screen.findAllByText('kuma.db has arrived and is being read')).toHaveLength(2);
  nexus.answer(reportFixture());
  expect(await screen.findByText('Nothing has changed yet.')).toBeDefined();
  expect(
    screen.getByText(/2 monitors, one maintenance window, one tag,? and their earlier checks/u),
  ).toBeDefined();
  expect(document.activeElement?.textContent).toContain('kuma.db');
  expect(screen.getByRole('row', { name: 'Nightly backup' }).textContent).toContain('It has a new address.');
  expect(nexus.steps).toEqual(['plan']);
});

test('a chip narrows the list to what became the same', async () => {
  const nexus = await open();
  choose(database());
  await screen.findByText(/on its way/u);
  nexus.answer(reportFixture());
  const chips = within(await screen.findByRole('group', { name: 'What comes of it' }));
  fireEvent.click(chips.getByRole('button', { name: /stays behind 1/u }));
  expect(screen.getByRole('row', { name: 'Telegram' })).toBeDefined();
  expect(screen.queryByRole('row', { name: 'Jellyfin' })).toBeNull();
  fireEvent.click(chips.getByRole('button', { name: 'All 7' }));
  expect(screen.getByRole('row', { name: 'Jellyfin' })).toBeDefined();
});

test('the same file is sent again to be taken over, and what came of it is shown', async () => {
  const nexus = await open();
  choose(database());
  await screen.findByText(/on its way/u);
  nexus.answer(reportFixture());
  fireEvent.click(await screen.findByRole('button', { name: 'Take over 5 things' }));
  await screen.findByText(/on its way/u);
  nexus.arrived(1);
  await screen.findAllByText(/It is being taken over/u);
  expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
  nexus.answer(reportFixture({ isApplied: true }));
  expect(await screen.findByText('5 things were taken over.')).toBeDefined();
  expect(screen.getByRole('link', { name: 'See the monitors' }).getAttribute('href')).toBe('/pulse');
  expect(nexus.steps).toEqual(['plan', 'apply']);
});

test('a refusal is said in words; where it helps, the same file is sent once more', async () => {
  const nexus = await open();
  choose(database());
  await screen.findByText(/on its way/u);
  nexus.refuse(new UploadEnded(false));
  expect((await screen.findByRole('alert')).textContent).toContain('The connection was lost on the way.');
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText(/on its way/u);
  nexus.refuse(callerProblem('invalid', 400, 'This database is not one of Uptime Kuma.'));
  expect((await screen.findByRole('alert')).textContent).toContain(
    'This database is not one of Uptime Kuma.',
  );
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Choose kuma.db' })).toBeDefined();
});

test('what is no database is not even sent, and a cancelled upload leaves no words', async () => {
  const nexus = await open();
  choose(new File(['{"version":"1.23"}'], 'backup.json'));
  expect((await screen.findByRole('alert')).textContent).toContain('backup.json was not looked at.');
  expect(nexus.steps).toEqual([]);
  choose(database());
  await screen.findByText(/on its way/u);
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(await screen.findByRole('button', { name: 'Choose kuma.db' })).toBeDefined();
  expect(screen.queryByRole('alert')).toBeNull();
});
