import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { SchemaForm } from './schema-form.tsx';

afterEach(cleanup);

const Monitor = z.object({
  name: z.string().min(1).meta({ title: 'Name', help: 'How it is listed' }),
  intervalSeconds: z.number().int().min(5).default(60).meta({ title: 'Every', unit: 's' }),
  isPaused: z.boolean().default(false).meta({ title: 'Paused' }),
  method: z.enum(['GET', 'HEAD']).default('GET').meta({ title: 'Method' }),
  tags: z.array(z.string().min(2)).default([]).meta({ title: 'Tags' }),
  headers: z.record(z.string(), z.string()).optional().meta({ title: 'Headers' }),
  password: z.string().optional().meta({ title: 'Password', secret: true }),
  limits: z
    .object({ warnMs: z.number().optional().meta({ title: 'Warn above' }) })
    .optional()
    .meta({ title: 'Limits' }),
});

function field(name: string | RegExp): HTMLInputElement {
  const found = screen.getByLabelText(name);
  if (!(found instanceof HTMLInputElement)) throw new Error(`${String(name)} is no input`);
  return found;
}

function type(name: string | RegExp, text: string) {
  fireEvent.change(field(name), { target: { value: text } });
}

function submit() {
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
}

test('an untouched form sends its defaults and leaves out what is empty', async () => {
  const onSubmit = vi.fn();
  render(<SchemaForm schema={Monitor} onSubmit={onSubmit} />);
  type('Name', 'jellyfin');
  submit();
  await waitFor(() => expect(onSubmit).toHaveBeenCalledOnce());
  expect(onSubmit).toHaveBeenCalledWith({
    name: 'jellyfin',
    intervalSeconds: 60,
    isPaused: false,
    method: 'GET',
    tags: [],
  });
});

test('a missing entry is named at its field, which takes the focus, and nothing is sent', async () => {
  const onSubmit = vi.fn();
  render(<SchemaForm schema={Monitor} onSubmit={onSubmit} />);
  submit();
  expect((await screen.findByRole('alert')).textContent).toBe('This is needed');
  expect(document.activeElement).toBe(field('Name'));
  expect(onSubmit).not.toHaveBeenCalled();
});

test('a wrong number keeps its text and is refused in plain words', () => {
  render(<SchemaForm schema={Monitor} onSubmit={() => {}} />);
  type('Every', 'soon');
  fireEvent.blur(field('Every'));
  expect(field('Every').value).toBe('soon');
  expect(screen.getByText('This must be a number')).toBeTruthy();
  type('Every', '2');
  expect(screen.getByText('At least 5')).toBeTruthy();
  type('Every', '30');
  expect(screen.queryByText('At least 5')).toBeNull();
});

test('lists, pairs and nested groups are edited in place', async () => {
  const onSubmit = vi.fn();
  render(<SchemaForm schema={Monitor} onSubmit={onSubmit} />);
  type('Name', 'x');
  fireEvent.click(screen.getByRole('button', { name: 'Add to Tags' }));
  type('Tags, entry 1', 'media');
  fireEvent.click(screen.getByRole('button', { name: 'Add to Headers' }));
  type('Headers, entry 1: Name', 'accept');
  type('Headers, entry 1: Value', 'text/html');
  type(/Warn above/, '1500');
  submit();
  await waitFor(() => expect(onSubmit).toHaveBeenCalledOnce());
  expect(onSubmit.mock.calls[0]?.[0]).toMatchObject({
    tags: ['media'],
    headers: { accept: 'text/html' },
    limits: { warnMs: 1500 },
  });
});

test('a secret is never shown, and kept unless something is typed', async () => {
  const onSubmit = vi.fn();
  render(<SchemaForm schema={Monitor} value={{ name: 'x', password: 'hunter2' }} onSubmit={onSubmit} />);
  expect(document.body.innerHTML).not.toContain('hunter2');
  expect(field(/Password/).type).toBe('password');
  submit();
  await waitFor(() => expect(onSubmit).toHaveBeenCalledOnce());
  expect(onSubmit.mock.calls[0]?.[0]).toMatchObject({ password: 'hunter2' });
});

test('the preview never shows a secret', () => {
  const preview = vi.fn(() => ({ text: '', language: 'json' as const }));
  render(
    <SchemaForm
      schema={Monitor}
      value={{ name: 'x', password: 'hunter2' }}
      onSubmit={() => {}}
      preview={preview}
    />,
  );
  expect(JSON.stringify(preview.mock.calls)).toContain('••••');
  expect(JSON.stringify(preview.mock.calls)).not.toContain('hunter2');
});

test('what the server refuses lands on its field and leaves when that is changed', async () => {
  const refused = Object.assign(new Error('Not saved'), {
    problem: { detail: 'Not saved', issues: [{ path: 'body.name', message: 'This name is taken' }] },
  });
  render(<SchemaForm schema={Monitor} value={{ name: 'x' }} onSubmit={() => Promise.reject(refused)} />);
  submit();
  expect(await screen.findByText('This name is taken')).toBeTruthy();
  expect(field('Name').value).toBe('x');
  type('Name', 'y');
  expect(screen.queryByText('This name is taken')).toBeNull();
});

test('an issue given from outside leaves when its field is changed', () => {
  const issues = [{ path: 'name', message: 'This name is taken' }];
  render(<SchemaForm schema={Monitor} value={{ name: 'x' }} issues={issues} onSubmit={() => {}} />);
  expect(screen.getByText('This name is taken')).toBeTruthy();
  type('Name', 'y');
  expect(screen.queryByText('This name is taken')).toBeNull();
});

test('an error without a field is said below the form', async () => {
  const refused = Object.assign(new Error('x'), {
    problem: { detail: 'The host cannot be reached.', cause: 'dial tcp: timeout' },
  });
  render(<SchemaForm schema={Monitor} value={{ name: 'x' }} onSubmit={() => Promise.reject(refused)} />);
  submit();
  expect(await screen.findByText('The host cannot be reached.')).toBeTruthy();
  expect(screen.getByText('dial tcp: timeout')).toBeTruthy();
});

const Channel = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('mail').meta({ title: 'Way' }), to: z.email().meta({ title: 'To' }) })
    .meta({ title: 'Mail' }),
  z.object({ kind: z.literal('hook'), url: z.url().meta({ title: 'Address' }) }).meta({ title: 'Web hook' }),
]);

test('a variant asks for its own fields and judges only those', async () => {
  const onSubmit = vi.fn();
  render(<SchemaForm schema={Channel} value={{ kind: 'hook', url: 'nonsense' }} onSubmit={onSubmit} />);
  expect(screen.queryByLabelText('To')).toBeNull();
  submit();
  expect((await screen.findByRole('alert')).textContent).toContain('A whole address');
  type('Address', 'https://nas.lan/hook');
  submit();
  await waitFor(() => expect(onSubmit).toHaveBeenCalledWith({ kind: 'hook', url: 'https://nas.lan/hook' }));
});

test('a schema sent by the server draws and judges the same form', async () => {
  const onSubmit = vi.fn();
  const sent: Record<string, unknown> = { ...z.toJSONSchema(Channel, { io: 'input' }) };
  render(<SchemaForm schema={sent} onSubmit={onSubmit} />);
  type('To', 'nobody');
  submit();
  expect((await screen.findByRole('alert')).textContent).toContain('An e-mail address');
  type('To', 'ana@example.org');
  submit();
  await waitFor(() => expect(onSubmit).toHaveBeenCalledWith({ kind: 'mail', to: 'ana@example.org' }));
});
