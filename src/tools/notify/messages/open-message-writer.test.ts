import { expect, test } from 'vitest';
import { exampleMessage } from '../message/example-message.ts';
import { testCall } from '#kernel/test-call.ts';
import { openTestKernel } from '../test-notify.ts';
import { openMessages } from './open-message-writer.ts';
import { previewMessage } from './preview-message.ts';

const options = { publicUrl: 'https://nexus.example', version: '1' };
const nowMs = Date.UTC(2026, 4, 4, 9, 0);
const draft = { name: 'Short', title: '!{{ title }}', body: '{{ alerts[0].labels.host }}' };

test('a template is added, used, changed and removed, and each is audited', async () => {
  await using kernel = await openTestKernel();
  await using messages = await openMessages({ kernel, options });
  const { handlers, writer } = messages;
  const made = await handlers.createTemplate({ body: draft }, testCall());
  expect(made).toMatchObject({ ...draft, updatedBy: 'ana', usedBy: [] });
  const write = () =>
    writer.write('d1', previewMessage(undefined, nowMs), { language: 'en', templateId: made.id });
  expect(await write()).toMatchObject({ title: expect.stringMatching(/^!/), ownText: 'nas' });

  const params = { id: made.id };
  await handlers.changeTemplate({ params, body: { ...draft, body: '{{ missing }}' } }, testCall());
  const fallen = await write();
  expect(fallen).toMatchObject({ ownText: null, alerts: { length: exampleMessage.alerts.length } });
  expect(fallen.footer).toContain('The template "Short" failed, so these are the built-in words.');

  await handlers.removeTemplate({ params }, testCall());
  expect(await write()).toMatchObject({ ownText: null, footer: expect.not.stringContaining('failed') });
  const audited = await kernel.published();
  expect(audited.map(({ payload }) => payload['action'])).toEqual([
    'add template',
    'change template',
    'remove template',
  ]);
});

test('what cannot be read is not saved', async () => {
  await using kernel = await openTestKernel();
  await using messages = await openMessages({ kernel, options });
  const body = { ...draft, body: '{% for %}' };
  await expect(messages.handlers.createTemplate({ body }, testCall())).rejects.toMatchObject({
    status: 400,
    issues: [{ path: 'body' }],
  });
});

test('a preview shows problems beside the built-in words', async () => {
  await using kernel = await openTestKernel();
  await using messages = await openMessages({ kernel, options });
  const { previewTemplate } = messages.handlers;
  const good = await previewTemplate(
    { body: { title: 'T', body: '{{ lead }}', language: 'es' } },
    testCall(),
  );
  expect(good).toMatchObject({ title: 'T', text: 'Nuevo: 2 alertas activas.', problems: [] });
  const bad = await previewTemplate({ body: { title: '{{ x }}', language: 'en' } }, testCall());
  expect(bad).toMatchObject({ problems: [{ part: 'title', line: 1 }], example: 'an example' });
  const unknown = previewTemplate({ body: { fingerprint: 'x', language: 'en' } }, testCall());
  await expect(unknown).rejects.toMatchObject({ status: 404 });
});
