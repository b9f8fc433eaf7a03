import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Command, CommandProvider } from './command.ts';
import { CommandPalette } from './command-palette.tsx';

// jsdom lays nothing out, so it has no place to scroll to.
beforeAll(() => {
  Element.prototype.scrollIntoView = () => {};
});
afterEach(cleanup);

function command(label: string, run: () => void = () => {}, group = 'Actions'): Command {
  return { id: label, label, group, run };
}

function open(commands: Command[], providers?: CommandProvider[]) {
  const onOpenChange = vi.fn();
  render(<CommandPalette open onOpenChange={onOpenChange} commands={commands} providers={providers} />);
  return { onOpenChange, field: screen.getByRole('combobox') };
}

function labels(): (string | null)[] {
  return screen.getAllByRole('option').map((option) => option.textContent);
}

test('the arrows choose, Enter runs, and the palette closes first', () => {
  const run = vi.fn();
  const { onOpenChange, field } = open([command('Restart radarr'), command('Restart jellyfin', run)]);
  fireEvent.change(field, { target: { value: 'restart' } });
  fireEvent.keyDown(field, { key: 'ArrowDown' });
  const active = field.getAttribute('aria-activedescendant');
  expect(document.getElementById(active ?? '')?.getAttribute('aria-selected')).toBe('true');
  const chosen = labels()[1];
  expect(chosen).toBe('Restart jellyfin');
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(run).toHaveBeenCalledOnce();
  expect(onOpenChange).toHaveBeenCalledWith(false);
});

test('what is found elsewhere joins the list, and an older answer is dropped', async () => {
  const signals: AbortSignal[] = [];
  const provider: CommandProvider = (query, signal) => {
    signals.push(signal);
    return Promise.resolve([command(`grafana for ${query}`, undefined, 'Containers')]);
  };
  const { field } = open([command('Settings')], [provider]);
  fireEvent.change(field, { target: { value: 'gra' } });
  await screen.findByRole('option', { name: 'grafana for gra' });
  fireEvent.change(field, { target: { value: 'graf' } });
  await screen.findByRole('option', { name: 'grafana for graf' });
  expect(signals[0]?.aborted).toBe(true);
});

const failing: CommandProvider = () => Promise.reject(new Error('down'));

test('a source that fails is told in one line, and the rest still works', async () => {
  const { field } = open([command('Settings')], [failing]);
  fireEvent.change(field, { target: { value: 'set' } });
  expect(await screen.findByText('Some results could not be fetched.')).toBeTruthy();
  expect(labels()).toEqual(['Settings']);
});

test('nothing found is said with the words that were sought', async () => {
  const { field } = open([command('Settings')]);
  fireEvent.change(field, { target: { value: 'zzz' } });
  await waitFor(() => expect(screen.getByText('Nothing matches “zzz”.')).toBeTruthy());
});
