import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { exampleMessage } from '../message/example-message.ts';
import { testCall } from '#kernel/test-call.ts';
import { openTestKernel } from '../test-notify.ts';
import { insertChange } from './change-store.ts';
import { openMessages } from './open-message-writer.ts';
import { previewMessage } from './preview-message.ts';

const options = { publicUrl: 'https://nexus.example', version: '1' };
const nowMs = Date.UTC(2026, 4, 4, 9, 0);
const draft = { name: 'Short', title: '!{{ title }}', body: '{{ alerts[0].labels.host }}' };

test('a template is added, used, changed and removed, and each is audited', async () => {
  await using kernel = await openTestKernel();
  const messages = openMessages({ kernel, options });
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

test('what changed before is told of the alerts that people read, the worst first', async () => {
  await using kernel = await openTestKernel({ clock: manualClock(nowMs) });
  const messages = openMessages({ kernel, options });
  const change = { id: 'c', at_ms: nowMs - 60_000, host: 'nas', stack: 'media', container: 'db' };
  await kernel.database.transaction((tx) =>
    insertChange(tx, { ...change, what: 'update', by: 'ana', detail: null }),
  );
  const labels = { host: 'nas', stack: 'media', container: 'photos' };
  const [example] = previewMessage(undefined, nowMs).alerts;
  const alerts = Array.from({ length: 60 }, (_, index) => ({
    ...example!,
    fingerprint: `${index}`,
    labels,
    severity: index === 59 ? ('critical' as const) : ('info' as const),
    startsAtMs: nowMs,
  }));
  const pending = { ...previewMessage(undefined, nowMs), alerts };
  const message = await messages.writer.write('d1', pending, { language: 'en', templateId: null });
  expect(message.alerts).toHaveLength(60);
  expect(message.alerts[0]).toMatchObject({ fingerprint: '59', changedBefore: [{ id: 'c' }] });
  expect(message.alerts.filter(({ changedBefore }) => changedBefore.length > 0)).toHaveLength(50);
});

test('what cannot be read is not saved', async () => {
  await using kernel = await openTestKernel();
  const messages = openMessages({ kernel, options });
  const body = { ...draft, body: '{% for %}' };
  await expect(messages.handlers.createTemplate({ body }, testCall())).rejects.toMatchObject({
    status: 400,
    issues: [{ path: 'body' }],
  });
});

test('a preview shows problems beside the built-in words', async () => {
  await using kernel = await openTestKernel();
  const messages = openMessages({ kernel, options });
  const { previewTemplate } = messages.handlers;
  const good = await previewTemplate(
    { body: { title: 'T', body: '{{ lead }}', language: 'es' } },
    testCall(),
  );
  expect(good).toMatchObject({ title: 'T', text: 'Nuevo: 2 alertas activas.', problems: [] });
  expect(good.forms).toEqual({
    plain: 'T\n\nNuevo: 2 alertas activas.',
    html: '<b>T</b>\n\nNuevo: 2 alertas activas.',
    markdown: '**T**\n\nNuevo: 2 alertas activas.',
  });
  const bad = await previewTemplate({ body: { title: '{{ x }}', language: 'en' } }, testCall());
  expect(bad).toMatchObject({ problems: [{ part: 'title', line: 1 }], example: 'an example' });
  const unknown = previewTemplate({ body: { fingerprint: 'x', language: 'en' } }, testCall());
  await expect(unknown).rejects.toMatchObject({ status: 404 });
});
