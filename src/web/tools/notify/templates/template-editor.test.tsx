import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Template } from '#contracts/notify/templates.ts';
import { queryClient } from '../../../shell/session.ts';
import { TemplateFields } from './template-fields.tsx';
import { TemplatePreview, usePreviewChoice } from './template-preview.tsx';
import { useTemplatePreview } from './template-queries.ts';
import { TemplateValues } from './template-values.tsx';

const template: Pick<Template, 'name' | 'title' | 'body'> = {
  name: 'Short',
  title: '{{ title }}',
  body: 'x',
};

// CodeMirror measures text, which this document cannot.
vi.mock('../../../ui/code/code-view.tsx', () => ({ CodeView: () => null }));

afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

test('what cannot be read is told with its line, title and text apart', () => {
  render(
    <TemplateFields
      words={template}
      problems={[
        { part: 'title', line: 1, message: 'There is no filter "b".' },
        { part: 'body', line: 3, message: 'There is no value "x".' },
      ]}
      names={[]}
      onChange={() => {}}
      onSave={() => {}}
    />,
  );
  expect(screen.getByText('There is no filter "b".')).toBeDefined();
  expect(screen.getByText('Text, line 3: There is no value "x".')).toBeDefined();
});

test('who may only look cannot type', () => {
  render(<TemplateFields words={template} problems={[]} names={[]} onChange={null} onSave={() => {}} />);
  expect(screen.getByLabelText<HTMLInputElement>('Name').disabled).toBe(true);
});

function Tried() {
  const choice = usePreviewChoice();
  const preview = useTemplatePreview({ ...choice.of, title: 'T', body: 'mine' });
  return <TemplatePreview choice={choice} preview={preview} />;
}

test('own words are shown in each form, beside the built-in ones', async () => {
  vi.stubGlobal('fetch', async (_: unknown, init?: RequestInit) => {
    const asked: { body?: string } = JSON.parse(typeof init?.body === 'string' ? init.body : '{}');
    const text = asked.body ?? 'built in';
    const forms = { plain: text, html: `<b>${text}</b>`, markdown: `**${text}**` };
    return Response.json({ title: 'T', text, forms, problems: [], example: 'an example' });
  });
  render(
    <QueryClientProvider client={queryClient}>
      <Tried />
    </QueryClientProvider>,
  );
  await waitFor(() => expect(screen.getByText('mine')).toBeDefined());
  fireEvent.click(screen.getByRole('tab', { name: 'HTML' }));
  await waitFor(() => expect(screen.getByText('<b>mine</b>')).toBeDefined());
  fireEvent.click(screen.getByRole('tab', { name: 'Built-in words' }));
  await waitFor(() => expect(screen.getByText('built in')).toBeDefined());
});

test('each value says what it is', () => {
  const meaning = { en: 'What is wrong', es: 'Qué va mal' };
  render(<TemplateValues variables={[{ name: 'alert.title', meaning }]} />);
  expect(screen.getByText('alert.title')).toBeDefined();
  expect(screen.getByText('What is wrong')).toBeDefined();
});
