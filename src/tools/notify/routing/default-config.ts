import { RoutingConfig } from '#contracts/notify/routing-config.ts';

const secondMs = 1_000;
const hourMs = 3_600 * secondMs;
const severity = (value: string) => [{ name: 'severity', operator: '=' as const, value }];

/**
 * Good for a lab where nobody has set anything: everybody hears everything; what belongs together comes together; critical
 * alerts are recalled every four hours, warnings once a day, information never.
 */
export const defaultRouting: RoutingConfig = RoutingConfig.parse({
  route: {
    receiver: 'default',
    groupBy: ['host', 'alertname'],
    groupWaitMs: 15 * secondMs,
    groupIntervalMs: 30 * secondMs,
    repeatIntervalMs: 24 * hourMs,
    routes: [
      { matchers: severity('critical'), repeatIntervalMs: 4 * hourMs },
      { matchers: severity('info'), repeatIntervalMs: 0 },
    ],
  },
  receivers: [{ name: 'default' }],
  dependencies: [
    {
      levels: ['host', 'container', 'monitor'],
      cause: [{ name: 'condition', operator: '=', value: 'down' }],
      graceMs: 60 * secondMs,
    },
  ],
  noiseRules: [{ name: 'everything' }],
});
