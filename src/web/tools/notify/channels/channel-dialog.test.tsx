import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { ChannelKind } from '#contracts/notify/destinations.ts';
import { ChannelDialog } from './channel-dialog.tsx';

const kinds: readonly ChannelKind[] = [
  {
    id: 'ntfy',
    title: 'ntfy',
    help: 'A topic.',
    settings: {
      type: 'object',
      properties: { topic: { type: 'string', title: 'Topic', minLength: 1 } },
      required: ['topic'],
    },
    canAnswer: false,
  },
];

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('a test sends what is in the form now, and shows what the receiver said', async () => {
  const bodies: unknown[] = [];
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    const request = new Request(
      new URL(input instanceof Request ? input.url : input, 'http://localhost'),
      init,
    );
    bodies.push(await request.json());
    return Response.json({ isDelivered: false, text: 'topic is reserved', code: 403, durationMs: 5 });
  });
  render(<ChannelDialog destination={null} others={[]} kinds={kinds} onClose={() => undefined} />);
  fireEvent.change(screen.getByLabelText(/Topic/u), { target: { value: 'alarms' } });
  fireEvent.click(screen.getByRole('button', { name: 'Send a test' }));
  await waitFor(() => expect(screen.getByText('topic is reserved')).toBeDefined());
  expect(bodies).toMatchObject([{ draft: { kind: 'ntfy', name: 'ntfy', settings: { topic: 'alarms' } } }]);
});
