import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { queryClient } from '../../../shell/session.ts';
import { useToasts } from '../../../ui/toast.ts';
import { useDeviceButton } from './device-button.tsx';

interface Asked {
  readonly line: string;
  readonly body: unknown;
}

/** A browser that can push, and a NEXUS that remembers who subscribed. */
function openBrowser({ permission = 'default', answer = 'granted', fails = false } = {}) {
  const asked: Asked[] = [];
  let subscription: object | null = null;
  let isKnown = false;
  const made = {
    endpoint: 'https://push.example.net/abc',
    options: { applicationServerKey: Uint8Array.of(4, 1).buffer },
    toJSON: () => ({ keys: { p256dh: 'p', auth: 'a' } }),
    unsubscribe: async () => (subscription = null),
  };
  const pushManager = {
    getSubscription: async () => subscription,
    subscribe: async () => {
      if (fails) throw new DOMException('push service error', 'AbortError');
      return (subscription = made);
    },
  };
  const registration = { pushManager };
  const serviceWorker = {
    getRegistration: async () => registration,
    register: async () => registration,
    ready: Promise.resolve(registration),
  };
  const notification = {
    permission,
    requestPermission: async () => (notification.permission = answer),
  };
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('PushManager', {});
  vi.stubGlobal('Notification', notification);
  vi.stubGlobal('navigator', {
    userAgent: 'Firefox/145.0 Linux',
    maxTouchPoints: 0,
    languages: ['en'],
    serviceWorker,
  });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal('fetch', async (input: string | URL, init: RequestInit = {}) => {
    const { pathname } = new URL(input, 'http://localhost');
    const { method = 'GET', body } = init;
    asked.push({ line: `${method} ${pathname}`, body: typeof body === 'string' ? JSON.parse(body) : null });
    if (method === 'PUT') isKnown = true;
    if (method === 'POST') isKnown = false;
    const device = { destinationId: 'd1', name: 'Firefox, Linux', isDefault: true };
    return Response.json(method === 'PUT' ? device : { publicKey: 'BAE', device: isKnown ? device : null });
  });
  return asked;
}

function Page() {
  const { button, note } = useDeviceButton();
  const toasts = useToasts();
  return (
    <>
      {button}
      {note}
      {toasts.map(({ id, title, detail }) => (
        <p key={id}>{`${title}: ${detail ?? ''}`}</p>
      ))}
    </>
  );
}

const show = () =>
  render(
    <QueryClientProvider client={queryClient}>
      <Page />
    </QueryClientProvider>,
  );

async function press(name: string): Promise<void> {
  const button = await screen.findByRole('button', { name });
  await waitFor(() => expect(button).toHaveProperty('disabled', false));
  fireEvent.click(button);
}

beforeEach(() => {
  queryClient.clear();
  queryClient.setQueryData(['hub', 'me'], null);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('turns messages on with what the browser gave, and off again', async () => {
  const asked = openBrowser();
  show();
  await press('Notify this device');
  await press('Stop notifying this device');
  await screen.findByRole('button', { name: 'Notify this device' });
  const changes = asked.filter(({ line }) => !line.startsWith('GET'));
  const endpoint = 'https://push.example.net/abc';
  expect(changes).toEqual([
    {
      line: 'PUT /api/notify/push/device',
      body: { endpoint, p256dh: 'p', auth: 'a', name: 'Firefox, Linux', language: 'en' },
    },
    { line: 'POST /api/notify/push/device/removal', body: { endpoint } },
  ]);
});

test('says what to do where the browser was told to show nothing', async () => {
  const asked = openBrowser({ permission: 'denied' });
  show();
  await press('Notify this device');
  expect(await screen.findByText('Notifications are blocked')).toBeDefined();
  expect(screen.getByText(/Press the icon beside the address/u)).toBeDefined();
  expect(asked).toEqual([]);
});

test('says so when it is blocked just now', async () => {
  openBrowser({ answer: 'denied' });
  show();
  await press('Notify this device');
  expect(await screen.findByText('Notifications are blocked')).toBeDefined();
});

test('says that the service of the browser cannot be reached', async () => {
  openBrowser({ fails: true });
  show();
  await press('Notify this device');
  expect(await screen.findByText(/could not reach its push service/u)).toBeDefined();
});

test('says that it needs HTTPS', async () => {
  vi.stubGlobal('isSecureContext', false);
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  show();
  await press('Notify this device');
  expect(await screen.findByText('This needs HTTPS')).toBeDefined();
});
