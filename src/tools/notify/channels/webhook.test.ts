import { expect, test } from 'vitest';
import { openTestReceiver, testSendContext } from '../channel-http/test-receiver.ts';
import { exampleMessage } from '../message/example-message.ts';
import { webhook } from './webhook.ts';

const alerts = Array.from({ length: 5_000 }, () => exampleMessage.alerts).flat();

async function bodyOf(format: string) {
  await using receiver = await openTestReceiver();
  const set = webhook.settings.parse({ url: receiver.url, format });
  await webhook.send({ ...exampleMessage, alerts }, set, testSendContext());
  return JSON.parse(receiver.received[0]?.text ?? '');
}

test('every alert reaches a program; the text for people beside them is short', async () => {
  const body = await bodyOf('nexus');
  expect(body).toMatchObject({ alerts: { length: 10_000 }, truncatedCount: 0 });
  expect(body.text).toContain('… and 9950 more');
});

test('and in the format of Alertmanager', async () => {
  expect(await bodyOf('alertmanager')).toMatchObject({ alerts: { length: 10_000 }, truncatedAlerts: 0 });
});

test.each([
  ['{"text": "Disk \\"full\\""}', 'application/json'],
  ['Disk full', 'text/plain; charset=utf-8'],
])('a template is sent as it stands: %s', async (ownText, type) => {
  await using receiver = await openTestReceiver();
  const set = webhook.settings.parse({ url: receiver.url, format: 'template', secret: 'a secret' });
  await webhook.send({ ...exampleMessage, ownText }, set, testSendContext());
  const [sent] = receiver.received;
  expect([sent?.text, sent?.headers['content-type']]).toEqual([ownText, type]);
  expect(sent?.headers['webhook-signature']).toMatch(/^v1,/);
});
