import { expect, test } from 'vitest';
import { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { manualClock } from '#kernel/clock.ts';
import { openAlertBook } from '../alerts/open-alert-book.ts';
import { createResponder } from '../alerts/respond.ts';
import { eventually } from '#kernel/eventually.ts';
import { admin } from '#kernel/test-call.ts';
import { openTestKernel } from '../test-notify.ts';
import { openDispatch } from './open-dispatch.ts';

const second = 1_000;
const source = { kind: 'webhook', id: 'w', name: 'Hook' } as const;
const never = { watch: () => () => {} };
const timers = { groupWaitMs: 0, groupIntervalMs: 10 * second, repeatIntervalMs: 0 };
const none = { muteTimeIntervals: [], activeTimeIntervals: [] };
const route = { id: '', key: '{}', receiver: 'default', groupLabels: {}, ...timers, ...none };

test.each([
  ['longer', 65, 64],
  ['shorter', 3, 2],
])(
  'a snooze %s than the time between two looks: told again once it is over',
  async (_length, lastsS, quietS) => {
    const clock = manualClock();
    await using kernel = await openTestKernel({ clock });
    const routing = {
      config: RoutingConfig.parse({ route: {} }),
      version: 0,
      isDefault: true,
      ...never,
    };
    await using book = await openAlertBook(kernel, routing);
    const responder = createResponder(kernel, book);
    const told: string[] = [];
    await using dispatch = await openDispatch({
      kernel,
      book,
      silences: { silencing: () => [], ...never },
      routing: {
        routesFor: () => [route],
        targetOf: () => ({ destinationIds: ['phone'], sendResolved: true }),
        inhibitRules: [],
        dependencyRules: [],
        isWithin: () => false,
        ...never,
      },
      destinations: { all: () => [], ...never },
      outbox: {
        enqueue(_, messages) {
          told.push(...messages.map(({ reason }) => reason));
          return Promise.resolve();
        },
        wake: () => {},
      },
    });
    expect(dispatch.groups()).toEqual([]);
    await book.accept([{ labels: { alertname: 'Down' }, annotations: {}, source }]);
    await eventually(() => (told.length === 1 ? true : undefined));
    const [alert] = [...book.all()];
    await responder.snooze(alert?.fingerprint ?? '', admin, clock.now() + lastsS * second);
    const pass = async (seconds: number) => {
      for (let left = seconds; left > 0; left -= 1) {
        clock.advance(second);
        for (let turn = 0; turn < 8; turn += 1)
          await kernel.database.query.selectFrom('alerts').select('state').execute();
      }
    };
    await pass(quietS);
    expect(told).toEqual(['first']);
    await pass(12);
    expect(told).toEqual(['first', 'repeat']);
  },
);
