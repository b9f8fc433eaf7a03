import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { defaultRules, type Monitor } from '#contracts/pulse/monitor.ts';
import type { MonitorKind } from '#contracts/pulse/monitors.ts';
import { MonitorFields } from './monitor-fields.tsx';

const kind: MonitorKind = {
  id: 'tcp',
  title: { en: 'TCP', es: 'TCP' },
  help: { en: 'A port.', es: 'Un puerto.' },
  settings: {
    type: 'object',
    properties: {
      host: { type: 'string', title: 'Host name', minLength: 1 },
      password: { type: 'string', title: 'Password', secret: true },
    },
    required: ['host', 'password'],
  },
  values: [],
};

const saved: Monitor = {
  ...defaultRules,
  id: 'm1',
  number: 1,
  name: 'database',
  kind: 'tcp',
  settings: { host: 'db.lan', password: null },
  target: 'db.lan:5432',
  conditions: [],
  tags: [{ name: 'prod' }],
  parentId: null,
  labels: {},
  notes: '',
  state: 'active',
  origin: 'manual',
  problem: null,
  createdAtMs: 1,
  createdBy: 'ana',
  updatedAtMs: 1,
  updatedBy: 'ana',
  revision: 'r7',
};

// What this document of tests lays out has no places to scroll to.
Element.prototype.scrollIntoView = () => undefined;

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** Keeps the body of each request, and answers every one with `answer`. */
function stubFetch(answer: unknown, status = 200): unknown[] {
  const bodies: unknown[] = [];
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    const address = input instanceof Request ? input.url : input;
    bodies.push(await new Request(new URL(address, 'http://localhost'), init).json());
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    return new Response(JSON.stringify(answer), { status, headers: { 'content-type': type } });
  });
  return bodies;
}

test('a try checks what is in the form, and shows the reason in words', async () => {
  const bodies = stubFetch({
    atMs: 1,
    outcome: 'down',
    reason: { id: 'refused', text: { en: 'Nothing listens.', es: 'Nada escucha.' }, detail: 'ECONNREFUSED' },
    latencyMs: null,
    durationMs: 3,
    timings: {},
    addresses: ['10.0.0.2'],
    address: '10.0.0.2',
    certificate: null,
    conditions: [{ text: '[STATUS] == 200', holds: false, shown: '[STATUS] (500) == 200' }],
    evidence: [],
  });
  render(<MonitorFields saved={undefined} start={undefined} kinds={[kind]} onClose={() => undefined} />);
  fireEvent.change(screen.getByLabelText(/Host name/u), { target: { value: 'db.lan' } });
  fireEvent.click(screen.getByRole('button', { name: 'Try it' }));
  await waitFor(() => expect(screen.getByText('Nothing listens.')).toBeDefined());
  expect(screen.getByText('[STATUS] (500) == 200')).toBeDefined();
  expect(bodies).toMatchObject([{ draft: { kind: 'tcp', name: 'db.lan', settings: { host: 'db.lan' } } }]);
});

test('a change keeps the secret that is set, and names the revision that it is of', async () => {
  const bodies = stubFetch(saved);
  let isClosed = false;
  render(<MonitorFields saved={saved} start={undefined} kinds={[kind]} onClose={() => (isClosed = true)} />);
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'the database' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(isClosed).toBe(true));
  expect(bodies).toMatchObject([{ name: 'the database', revision: 'r7', tags: [{ name: 'prod' }] }]);
  expect(bodies).not.toHaveProperty('0.settings.password', expect.any(String));
});

test('what the server refuses is shown at its field, and what was typed stays', async () => {
  stubFetch(
    {
      type: 'about:blank',
      title: 'Invalid',
      status: 400,
      code: 'invalid',
      detail: 'Some of it is missing or not right.',
      issues: [{ path: 'settings.host', message: 'No such host.' }],
    },
    400,
  );
  render(<MonitorFields saved={saved} start={undefined} kinds={[kind]} onClose={() => undefined} />);
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.getByText('No such host.')).toBeDefined());
  expect(screen.getByDisplayValue('db.lan')).toBeDefined();
});
