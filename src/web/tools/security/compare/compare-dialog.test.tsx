import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { findingFixture } from '../flaw-fixtures.ts';
import { differenceFixture } from '../lab-fixtures.ts';
import { answering } from '../show-page.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import { askCompare, compareTarget } from './compare-target.ts';

vi.setConfig({ testTimeout: 30_000 });
afterEach(() => {
  cleanup();
  compareTarget.set(null);
  vi.unstubAllGlobals();
});

function show(answer: unknown) {
  const server = answering({ 'POST /difference': answer });
  vi.stubGlobal('fetch', server.fetch);
  render(<CompareDialog />);
  askCompare({ host: 'local', image: 'sha256:1', name: 'jellyfin', reference: 'jellyfin/jellyfin:10.10.7' });
  return server.asked;
}

async function compareWith(version: string) {
  fireEvent.change(await screen.findByLabelText('Other version'), { target: { value: version } });
  fireEvent.click(screen.getByRole('button', { name: 'Compare' }));
}

test('another version repairs some and brings some, each by name', async () => {
  const asked = show(
    differenceFixture({
      repaired: [findingFixture(), findingFixture({ flaw: 'CVE-2026-0002' })],
      added: [findingFixture({ flaw: 'CVE-2026-0003' })],
      kept: 7,
      packages: { added: [], removed: [], changed: [{ name: 'openssl', from: '3.0.11', to: '3.0.14' }] },
    }),
  );
  await compareWith('jellyfin/jellyfin:10.11.0');
  expect(await screen.findByText('repairs 2')).toBeDefined();
  expect(screen.getByText('adds 1')).toBeDefined();
  expect(screen.getByText('7 stay')).toBeDefined();
  expect(screen.getByText('CVE-2026-0002')).toBeDefined();
  fireEvent.click(screen.getByRole('tab', { name: /Added/u }));
  expect(await screen.findByText('CVE-2026-0003')).toBeDefined();
  fireEvent.click(screen.getByRole('tab', { name: /Packages/u }));
  expect(await screen.findByText('3.0.14')).toBeDefined();
  expect(asked[0]?.body).toEqual({ host: 'local', image: 'sha256:1', to: 'jellyfin/jellyfin:10.11.0' });
});

test('what of the other version could not be read is said', async () => {
  const detail = 'It is 4 GiB.';
  show(
    differenceFixture({
      repaired: [findingFixture({ accepted: { rule: 'a', by: 'ana', reason: 'closed', untilMs: null } })],
      problems: [{ path: 'opt/huge.jar', id: 'too-large', detail }],
    }),
  );
  await compareWith('jellyfin/jellyfin:10.11.0');
  expect(await screen.findByText(detail)).toBeDefined();
  expect(screen.getByText('accepted')).toBeDefined();
});

test('the version that is here is not compared with itself', async () => {
  const asked = show(differenceFixture());
  await compareWith('jellyfin/jellyfin:10.10.7');
  expect(screen.getByText('That is the version that is here.')).toBeDefined();
  expect(asked).toEqual([]);
});

test('a registry that refuses is told in its words, and what was typed stays', async () => {
  const detail = 'The registry knows no such tag.';
  show(Response.json({ type: 'about:blank', title: 'x', status: 409, code: 'x', detail }, { status: 409 }));
  await compareWith('jellyfin/jellyfin:nope');
  expect(await screen.findByText(detail)).toBeDefined();
  expect(screen.getByLabelText<HTMLInputElement>('Other version').value).toBe('jellyfin/jellyfin:nope');
});
