import { expect, test } from 'vitest';
import { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { manualClock } from '#kernel/clock.ts';
import { openAlertBook } from './alerts/open-alert-book.ts';
import { createResponder } from './alerts/respond.ts';
import { answerMessage } from './answer-message.ts';
import { insertDeliveries } from './delivery/delivery-store.ts';
import { payloadOf } from './delivery/test-delivery.ts';
import { openTestKernel } from './test-notify.ts';

const source = { kind: 'webhook', id: 'w', name: 'Hook' } as const;

test('does it to every alert of the message, and says so in one language or the other', async () => {
  await using kernel = await openTestKernel({ clock: manualClock() });
  const { database, clock } = kernel;
  const routing = { config: RoutingConfig.parse({ route: {} }), watch: () => () => {} };
  await using book = await openAlertBook(kernel, routing);
  await book.accept(['a', 'b'].map((alertname) => ({ labels: { alertname }, annotations: {}, source })));
  const firing = [...book.all()].map(({ fingerprint }) => fingerprint);
  const responder = createResponder(kernel, book);
  await database.transaction((tx) =>
    insertDeliveries(
      tx,
      [
        { id: 'm1', destinationId: 'd', payload: payloadOf('g', [...firing, 'gone']) },
        { id: 'm2', destinationId: 'd', payload: payloadOf('g', ['gone']) },
      ],
      clock.now(),
    ),
  );
  const answer = (messageId: string, action: 'acknowledge' | 'snooze', language: 'en' | 'es') =>
    answerMessage({ messageId, action, by: '@ana' }, language, { database, clock, responder });
  expect(await answer('m1', 'acknowledge', 'es')).toBe('@ana se ocupa: 2 alertas.');
  expect([...book.all()].map(({ acknowledgement }) => acknowledgement?.by)).toEqual(['@ana', '@ana']);
  expect(await answer('m1', 'snooze', 'en')).toBe('2 alerts put off for 1 h.');
  expect([...book.all()].map((alert) => alert.snoozedUntilMs)).toEqual(
    firing.map(() => clock.now() + 3_600_000),
  );
  expect(await answer('m2', 'acknowledge', 'en')).toBe('It is over already.');
  expect(await answer('m3', 'acknowledge', 'en')).toBe('This message is not known any more.');
});
