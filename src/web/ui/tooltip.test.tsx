import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { IconButton } from './icon-button.tsx';
import { TooltipHost, tooltipPlace } from './tooltip-host.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function hover(element: Element, pointerType: string) {
  fireEvent(element, new PointerEvent('pointerover', { bubbles: true, pointerType }));
  act(() => void vi.advanceTimersByTime(600));
}

test('the pointer brings the tooltip after a moment, Escape and leaving take it away', () => {
  render(
    <>
      <IconButton label="Restart" icon={null} />
      <TooltipHost />
    </>,
  );
  const button = screen.getByRole('button', { name: 'Restart' });
  hover(button, 'mouse');
  expect(screen.getByText('Restart')).toBeTruthy();
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(screen.queryByText('Restart')).toBeNull();
});

test('a finger brings none', () => {
  render(
    <>
      <IconButton label="Restart" icon={null} />
      <TooltipHost />
    </>,
  );
  hover(screen.getByRole('button', { name: 'Restart' }), 'touch');
  expect(screen.queryByText('Restart')).toBeNull();
});

test('it stays within the window and goes below where there is no room above', () => {
  const anchor = new DOMRect(380, 4, 32, 32);
  expect(tooltipPlace(anchor, 100, 24, 390)).toEqual({ left: 282, top: 42 });
  expect(tooltipPlace(new DOMRect(0, 200, 32, 32), 100, 24, 390)).toEqual({ left: 8, top: 170 });
});
