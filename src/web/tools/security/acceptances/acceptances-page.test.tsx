import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { acceptanceFixture } from '../lab-fixtures.ts';
import { answering, showPage } from '../show-page.tsx';
import { acceptTarget, askChange } from './accept-target.ts';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => vi.stubGlobal('scrollTo', () => undefined));
afterEach(() => {
  cleanup();
  acceptTarget.set(null);
  localStorage.clear();
  vi.unstubAllGlobals();
});

const preview = {
  findings: 12,
  examples: [{ flaw: 'CVE-2026-0001', package: 'openssl', reference: 'docker.io/library/a:1' }],
};

function show(answers: Readonly<Record<string, unknown>>, permissions?: readonly string[]) {
  const server = answering({ 'POST /acceptances/preview': preview, ...answers });
  vi.stubGlobal('fetch', server.fetch);
  showPage('/security/accepted', permissions ? { permissions } : {});
  return server.asked;
}

test('a rule says what, why, until when and how much it keeps quiet', async () => {
  const scope = { ...acceptanceFixture().scope, package: 'xz', image: 'docker.io/library/a', stack: 'media' };
  show({ 'GET /acceptances': [acceptanceFixture({ scope })] });
  expect(await screen.findByText('CVE-2026-0001 of xz in a, stack media')).toBeDefined();
  expect(screen.getByText('The port is closed here')).toBeDefined();
  expect(screen.getByText('a repair')).toBeDefined();
});

test('nothing accepted teaches what accepting is', async () => {
  show({ 'GET /acceptances': [] }, ['security:read']);
  expect(await screen.findByText('Nothing is accepted')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Accept…' })).toBeNull();
});

test('a new rule shows what it would keep quiet, and is sent only when it says why', async () => {
  const asked = show({ 'GET /acceptances': [], 'POST /acceptances': acceptanceFixture() });
  fireEvent.click(await screen.findByRole('button', { name: 'Accept…' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText('Package'), { target: { value: 'openssl*' } });
  expect(await dialog.findByText('12 findings.')).toBeDefined();
  expect(dialog.getByText('in a:1')).toBeDefined();
  fireEvent.click(dialog.getByRole('button', { name: 'Accept' }));
  expect(dialog.getByText('Say it in a few words at least.')).toBeDefined();
  fireEvent.change(dialog.getByLabelText('Why'), { target: { value: 'Not reachable' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Accept' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(asked.find(({ what }) => what === 'POST /acceptances')?.body).toMatchObject({
    scope: { package: 'openssl*', flaw: null },
    reason: 'Not reachable',
    isUntilRepair: true,
  });
});

test('a rule that names nothing is refused before it is sent', async () => {
  const asked = show({ 'GET /acceptances': [] });
  fireEvent.click(await screen.findByRole('button', { name: 'Accept…' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText('Why'), { target: { value: 'All is well' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Accept' }));
  expect(dialog.getByRole('alert').textContent).toMatch(/at least one field/u);
  expect(asked.some(({ what }) => what === 'POST /acceptances')).toBe(false);
});

test('changing one keeps what it says, and a refusal keeps what was typed', async () => {
  const detail = 'Somebody else took it back.';
  const problem = { type: 'about:blank', title: 'x', status: 409, code: 'conflict', detail };
  show({ 'GET /acceptances': [], 'PUT /acceptances/a1': Response.json(problem, { status: 409 }) });
  await screen.findByText('Nothing is accepted');
  askChange(acceptanceFixture());
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText('Why'), { target: { value: 'Still closed' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await dialog.findByText(detail)).toBeDefined();
  expect(dialog.getByLabelText<HTMLTextAreaElement>('Why').value).toBe('Still closed');
});

test('taking one back says what is open again', async () => {
  const asked = show({ 'GET /acceptances': [acceptanceFixture()], 'DELETE /acceptances/a1': null });
  fireEvent.click(await screen.findByRole('button', { name: /Actions for/iu }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Take back…' }));
  expect(await screen.findByText('3 findings are open again, and count.')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Take back' }));
  await waitFor(() => expect(asked.some(({ what }) => what === 'DELETE /acceptances/a1')).toBe(true));
});
