import { expect, test } from 'vitest';
import type { SubscriptionOptions } from '#kernel/bus/bus.ts';
import { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { openAlertBook } from '../../alerts/open-alert-book.ts';
import { openTestKernel } from '../../test-notify.ts';
import { subscribeEvents } from './subscribe-events.ts';

test('each tool is heard under a name of its own; what Security told before Notify first listened counts', async () => {
  await using kernel = await openTestKernel();
  const config = RoutingConfig.parse({ route: {}, noiseRules: [] });
  await using book = await openAlertBook(kernel, { config, watch: () => () => {} });
  const heard = new Map<string, SubscriptionOptions['from']>();
  const subscribe = (_: unknown, name: string, __: unknown, options: SubscriptionOptions = {}) =>
    void heard.set(name, options.from);
  subscribeEvents({ bus: { ...kernel.bus, subscribe } }, book);
  expect(Object.fromEntries(heard)).toEqual({
    'notify-of-containers': 'next',
    'notify-of-pulse': 'next',
    'notify-of-watcher': 'next',
    'notify-of-security': 'oldest',
  });
});
