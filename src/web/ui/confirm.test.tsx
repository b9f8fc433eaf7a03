import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { askConfirm, ConfirmHost } from './ask-confirm.tsx';
import { Confirm } from './confirm.tsx';

afterEach(cleanup);

const removal = {
  title: 'Remove the volume jellyfin_config',
  action: 'Remove',
  stops: ['jellyfin'],
  loses: ['jellyfin_config, 4.1 GiB'],
  dependents: ['jellyseerr'],
  wayBack: 'The backup of 03:00 holds it.',
};

test('it names what stops, what is lost, who depends on it and the way back', async () => {
  render(<Confirm open {...removal} onClose={() => {}} onConfirm={() => {}} />);
  await screen.findByRole('dialog', { name: removal.title });
  for (const text of [
    'jellyfin',
    'jellyfin_config, 4.1 GiB',
    'jellyseerr',
    'The backup of 03:00 holds it.',
  ]) {
    expect(screen.getByText(text)).toBeTruthy();
  }
});

test('where data is destroyed, nothing happens before the name is typed exactly', async () => {
  const onConfirm = vi.fn();
  render(
    <Confirm open {...removal} typeToConfirm="jellyfin_config" onClose={() => {}} onConfirm={onConfirm} />,
  );
  const button = await screen.findByRole('button', { name: 'Remove' });
  expect(button).toHaveProperty('disabled', true);
  const field = screen.getByLabelText('Type jellyfin_config to confirm');
  fireEvent.change(field, { target: { value: 'jellyfin' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(onConfirm).not.toHaveBeenCalled();
  fireEvent.change(field, { target: { value: 'jellyfin_config' } });
  fireEvent.click(button);
  await waitFor(() => expect(onConfirm).toHaveBeenCalledOnce());
});

test('an error stays in the dialog with the words of the engine, and it can be tried again', async () => {
  const onClose = vi.fn();
  const failure = Object.assign(new Error('x'), {
    problem: { detail: 'The volume is in use.', cause: 'volume is in use - [3f2a]' },
  });
  const onConfirm = vi.fn().mockRejectedValueOnce(failure).mockResolvedValueOnce(undefined);
  render(<Confirm open {...removal} onClose={onClose} onConfirm={onConfirm} />);
  fireEvent.click(await screen.findByRole('button', { name: 'Remove' }));
  expect(await screen.findByText('The volume is in use.')).toBeTruthy();
  expect(screen.getByText('volume is in use - [3f2a]')).toBeTruthy();
  expect(onClose).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
});

test('a question asked from anywhere resolves to the answer, and a second one answers the first with no', async () => {
  render(<ConfirmHost />);
  let first: Promise<boolean> | undefined;
  let second: Promise<boolean> | undefined;
  act(() => {
    first = askConfirm({ title: 'Stop radarr', action: 'Stop' });
    second = askConfirm({ title: 'Stop sonarr', action: 'Stop' });
  });
  await expect(first).resolves.toBe(false);
  await screen.findByRole('dialog', { name: 'Stop sonarr' });
  fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
  await expect(second).resolves.toBe(true);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('leaving the question is a no', async () => {
  render(<ConfirmHost />);
  let answer: Promise<boolean> | undefined;
  act(() => {
    answer = askConfirm({ title: 'Stop radarr', action: 'Stop' });
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
  await expect(answer).resolves.toBe(false);
});
