import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import type { ChannelKind, Destination } from '#contracts/notify/destinations.ts';
import { setLanguage } from '../../../i18n/language.ts';
import { ChannelDialog } from './channel-dialog.tsx';

const kinds: readonly ChannelKind[] = [
  {
    id: 'ntfy',
    title: 'ntfy',
    help: 'A topic.',
    helpEs: 'Un tema.',
    settings: {
      type: 'object',
      properties: {
        topic: { type: 'string', title: 'Topic', minLength: 1 },
        token: { type: 'string', title: 'Token', secret: true },
      },
      required: ['topic'],
    },
    isDevice: false,
    canAnswer: false,
  },
];

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const nothing = { others: [], templates: [], kinds, onClose: () => undefined };

/** Keeps the body of each request, and answers every one with `answer`. */
function stubFetch(answer: unknown): unknown[] {
  const bodies: unknown[] = [];
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    const address = input instanceof Request ? input.url : input;
    bodies.push(await new Request(new URL(address, 'http://localhost'), init).json());
    return Response.json(answer);
  });
  return bodies;
}

test('a test sends what is in the form now, and shows what the receiver said', async () => {
  const bodies = stubFetch({
    isDelivered: false,
    text: 'topic is reserved',
    textEs: 'topic is reserved',
    code: 403,
    durationMs: 5,
  });
  render(<ChannelDialog {...nothing} destination={null} />);
  fireEvent.change(screen.getByLabelText(/Topic/u), { target: { value: 'alarms' } });
  fireEvent.click(screen.getByRole('button', { name: 'Send a test' }));
  await waitFor(() => expect(screen.getByText('topic is reserved')).toBeDefined());
  expect(bodies).toMatchObject([{ draft: { kind: 'ntfy', name: 'ntfy', settings: { topic: 'alarms' } } }]);
});

const saved: Destination = {
  id: 'd1',
  name: 'Phone',
  kind: 'ntfy',
  settings: { topic: 'alarms', token: null },
  language: 'en',
  templateId: 't1',
  fallbackId: null,
  isEnabled: true,
  isDefault: true,
  health: {
    state: 'broken',
    reason: 'The receiver answered 403: token is revoked',
    reasonEs: null,
    sinceMs: 1000,
    untilMs: null,
    waiting: 2,
    dead: 0,
    lastSentAtMs: null,
  },
  updatedAtMs: 1000,
  updatedBy: 'ana',
};
const template = {
  id: 't1',
  name: 'Short',
  title: 'x',
  body: '',
  updatedAtMs: 1,
  updatedBy: 'ana',
  usedBy: ['d1'],
};

test('a saved channel says why it does not work, shows its template and keeps a required secret', async () => {
  const bodies = stubFetch(saved);
  const demanding = kinds.map((kind) => ({
    ...kind,
    settings: { ...kind.settings, required: ['topic', 'token'] },
  }));
  let isClosed = false;
  render(
    <ChannelDialog
      {...nothing}
      destination={saved}
      kinds={demanding}
      templates={[template]}
      onClose={() => (isClosed = true)}
    />,
  );
  expect(screen.getByText(/token is revoked/u)).toBeDefined();
  expect(screen.getByText('Short')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(isClosed).toBe(true));
  expect(bodies).toMatchObject([{ templateId: 't1', settings: { topic: 'alarms' } }]);
  expect(bodies).not.toHaveProperty('0.settings.token');
});

const device: ChannelKind = {
  id: 'web-push',
  title: 'Device',
  help: 'A browser.',
  helpEs: 'Un navegador.',
  settings: {
    type: 'object',
    properties: { auth: { type: 'string', title: 'Secret of the device', secret: true } },
    required: ['auth'],
  },
  isDevice: true,
  canAnswer: false,
};

test('of a device its name can be changed, and its keys are neither shown nor sent', async () => {
  const bodies = stubFetch(saved);
  const phone = { ...saved, kind: 'web-push', settings: { auth: null }, templateId: null };
  let isClosed = false;
  render(
    <ChannelDialog
      {...nothing}
      destination={phone}
      kinds={[device, ...kinds]}
      onClose={() => (isClosed = true)}
    />,
  );
  expect(screen.queryByLabelText(/Secret of the device/u)).toBeNull();
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'My phone' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(isClosed).toBe(true));
  expect(bodies).toMatchObject([{ name: 'My phone', kind: 'web-push' }]);
  expect(bodies).not.toHaveProperty('0.settings.auth', expect.any(String));
});

test('a device cannot be added by hand', () => {
  render(<ChannelDialog {...nothing} destination={null} kinds={[device, ...kinds]} />);
  expect(screen.queryByLabelText(/Secret of the device/u)).toBeNull();
  expect(screen.getByLabelText(/Topic/u)).toBeDefined();
});

test('what the kind asks for comes before what every channel has', () => {
  render(<ChannelDialog {...nothing} destination={null} />);
  const order = ['Name', /Topic/u, /Token/u, 'Language of messages', 'Enabled'].map((label) =>
    screen.getByLabelText(label),
  );
  for (const [index, field] of order.slice(1).entries()) {
    const before = order[index]?.compareDocumentPosition(field) ?? 0;
    expect(before & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  }
});

test('a new channel speaks the language of the page, under a name that nobody has', async () => {
  setLanguage('es');
  onTestFinished(() => setLanguage('en'));
  const bodies = stubFetch({});
  const taken = { ...saved, name: 'NTFY' };
  render(<ChannelDialog {...nothing} others={[taken]} destination={null} />);
  fireEvent.change(screen.getByLabelText(/Topic/u), { target: { value: 'alarms' } });
  expect(screen.getByText('Un tema.')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Guardar' }));
  await waitFor(() => expect(bodies).toHaveLength(1));
  expect(bodies[0]).toMatchObject({ language: 'es', name: 'ntfy 2' });
});
