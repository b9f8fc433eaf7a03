import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { Button } from './button.tsx';
import { Menu } from './menu.tsx';

afterEach(cleanup);

test('a press opens it, choosing acts and closes it, and the focus goes back', async () => {
  const restart = vi.fn();
  render(
    <Menu
      label="Actions"
      trigger={<Button>More</Button>}
      items={[{ label: 'Restart', onSelect: restart }]}
    />,
  );
  const trigger = screen.getByRole('button', { name: 'More' });
  expect(trigger.getAttribute('aria-expanded')).toBe('false');
  fireEvent.click(trigger);
  const item = await screen.findByRole('menuitem', { name: 'Restart' });
  fireEvent.click(item);
  expect(restart).toHaveBeenCalledOnce();
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(trigger));
});

test('what is on or off stays open when it is turned', async () => {
  const toggle = vi.fn();
  render(
    <Menu
      label="Columns"
      trigger={<Button>Columns</Button>}
      items={[{ label: 'CPU', checked: true, onSelect: toggle }]}
    />,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Columns' }));
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'CPU' }));
  expect(toggle).toHaveBeenCalledOnce();
  expect(screen.getByRole('menu')).toBeTruthy();
});
