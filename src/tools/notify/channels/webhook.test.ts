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
