import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { type MappingPreset, WebhookMapping } from '#contracts/notify/inputs.ts';
import { queryClient } from '../../../shell/session.ts';
import { webhookFixture } from './input-fixtures.ts';
import { WebhookDialog } from './webhook-dialog.tsx';

const preset: MappingPreset = {
  id: 'kuma',
  title: 'Uptime Kuma',
  setUp: { en: 'Add a notification.\nSwitch it on.', es: 'Añade una notificación.\nActívala.' },
  toEnter: 'ADDRESS',
  mapping: WebhookMapping.parse({ title: '{{ msg }}', labels: { host: '{{ h }}' } }),
  sample: '{"msg":"down"}',
};

const alert = {
  title: 'down',
  severity: 'critical',
  state: 'firing',
  labels: { input: 'Uptime Kuma' },
  annotations: {},
  link: null,
};

/** Keeps what was asked, by path, and answers previews with `problems`. */
function stubServer(problems: readonly { path: string; message: string }[] = []) {
  const asked: { path: string; body: unknown }[] = [];
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    const address = input instanceof Request ? input.url : input;
    const request = new Request(new URL(address, 'http://localhost'), init);
    const { pathname } = new URL(request.url);
    asked.push({ path: pathname, body: request.method === 'GET' ? null : await request.json() });
    if (pathname.endsWith('/preview')) {
      const said = problems.map((one) => ({ ...one, es: one.message }));
      return Response.json({ alerts: [alert], problems: said });
    }
    if (pathname.endsWith('/last')) return Response.json({ atMs: 1000, body: '{"msg":"it came"}' });
    return Response.json({ input: webhookFixture(), path: '/api/notify/in/s3cret' });
  });
  return asked;
}

// CodeMirror measures text, which this document cannot.
vi.mock('../../../ui/code/code-view.tsx', () => ({ CodeView: () => null }));

afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

function show(props: Partial<Parameters<typeof WebhookDialog>[0]> = {}) {
  return render(
    <QueryClientProvider client={queryClient}>
      <WebhookDialog input={null} presets={[preset]} onSaved={() => {}} onClose={() => {}} {...props} />
    </QueryClientProvider>,
  );
}

test('a new one begins with a product, says what to do there, and shows what its example becomes', async () => {
  const asked = stubServer();
  const made: unknown[] = [];
  show({ onSaved: (answer) => made.push(answer) });
  expect(screen.getByText('Switch it on.')).toBeDefined();
  await waitFor(() => expect(screen.getByText('input=Uptime Kuma')).toBeDefined());
  expect(asked[0]?.body).toMatchObject({ name: 'Uptime Kuma', mapping: { labels: { host: '{{ h }}' } } });
  fireEvent.click(screen.getByRole('button', { name: 'Make the address' }));
  await waitFor(() => expect(made).toMatchObject([{ path: '/api/notify/in/s3cret' }]));
  expect(asked.find(({ path }) => path.endsWith('/inputs'))?.body).toMatchObject({
    name: 'Uptime Kuma',
    settings: { kind: 'webhook', preset: 'kuma', mapping: { title: '{{ msg }}' } },
  });
});

test('what is wrong with a template stands at its field', async () => {
  stubServer([{ path: 'severity', message: 'There is no filter "shout".' }]);
  show();
  await waitFor(() => expect(screen.getByLabelText('Severity').getAttribute('aria-invalid')).toBe('true'));
  expect(screen.getByLabelText('Title').getAttribute('aria-invalid')).toBeNull();
});

test('one that has received is tried with what came last, and keeps its state when it is saved', async () => {
  const asked = stubServer();
  const input = webhookFixture({ name: 'Lab', isEnabled: false });
  show({ input });
  await waitFor(() => expect(asked.some(({ body }) => JSON.stringify(body).includes('it came'))).toBe(true));
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Lab 2' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(asked.at(-1)?.body).toMatchObject({ name: 'Lab 2', isEnabled: false }));
});

test('a mapping that was changed goes back to the one of its product', async () => {
  stubServer();
  show();
  const reset = () => screen.queryByRole('button', { name: 'Take the mapping of Uptime Kuma' });
  expect(reset()).toBeNull();
  fireEvent.change(screen.getByLabelText('Title'), { target: { value: 'x' } });
  const button = reset();
  if (button) fireEvent.click(button);
  expect(screen.getByLabelText<HTMLInputElement>('Title').value).toBe('{{ msg }}');
  expect(reset()).toBeNull();
});

test('without a name or a title nothing is made', () => {
  stubServer();
  show();
  fireEvent.change(screen.getByLabelText('Title'), { target: { value: ' ' } });
  expect(screen.getByText('An alert needs a title')).toBeDefined();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Make the address' }).disabled).toBe(true);
});
