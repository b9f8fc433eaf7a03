import type { Suppression } from '#contracts/notify/alert.ts';
import type { Matcher } from '#contracts/notify/matcher.ts';
import { RoutingConfig } from '#contracts/notify/routing-config.ts';
import type { Silence } from '#contracts/notify/silences.ts';
import type { RawAnswer } from '#contracts/transfer.ts';
import { manualClock } from '#kernel/clock.ts';
import { invalid, notFound } from '#kernel/errors.ts';
import { testCall } from '#kernel/test-call.ts';
import { fakeBook, request } from '../test-inputs.ts';
import { alertmanagerHandlers } from './alertmanager-handlers.ts';
import type { SilenceKeeper } from './alertmanager-silences.ts';

const nowMs = Date.parse('2026-11-29T01:00:00.000Z');

const matcher: Matcher = { name: 'alertname', operator: '=~', value: 'Disk.*' };
export const silence: Silence = {
  id: '801dc3f9-b790-4937-bd15-a19aafa0de82',
  matchers: [matcher],
  startsAtMs: nowMs,
  endsAtMs: nowMs + 3_600_000,
  createdBy: 'ana',
  comment: 'c',
  updatedAtMs: nowMs,
  state: 'active',
  matching: 1,
};

/** The handlers over fakes. */
export function open() {
  const clock = manualClock(nowMs);
  const book = fakeBook(() => clock.now());
  const suppressed = new Map<string, Suppression[]>();
  const put: unknown[] = [];
  const silences: SilenceKeeper = {
    async put(wanted) {
      put.push(wanted);
      if (wanted.comment === 'refuse') throw invalid('It ends in the past.');
      if (wanted.id !== undefined && wanted.id !== silence.id) throw notFound('This silence');
      return { id: silence.id };
    },
    list: () => [silence],
    get: (id) => (id === silence.id ? silence : undefined),
    expire: async () => undefined,
  };
  const handlers = alertmanagerHandlers({
    kernel: { clock },
    book,
    silences,
    version: '1.0.0',
    startedAtMs: nowMs,
    dispatch: {
      suppressedBy: (fingerprint) => suppressed.get(fingerprint) ?? [],
      suppresses: () => [],
      routesOf: ({ severity }) => [{ route: 'r', receiver: severity === 'critical' ? 'phone' : 'default' }],
      groups: () => [
        {
          key: 'k',
          receiver: 'phone',
          labels: { alertname: 'DiskFull' },
          nextFlushMs: 0,
          fingerprints: [...book.all()].map(({ fingerprint }) => fingerprint),
        },
      ],
      watch: () => () => {},
    },
    routing: {
      config: RoutingConfig.parse({ route: { receiver: 'default' }, receivers: [{ name: 'phone' }] }),
      version: 1,
      isDefault: true,
      watch: () => () => {},
    },
  });
  const post = async (body: unknown, contentType?: string) =>
    handlers.amPostAlerts(
      {},
      testCall(),
      request(typeof body === 'string' ? body : JSON.stringify(body), contentType ? { contentType } : {}),
    );
  const alerts = async (query: Parameters<typeof handlers.amAlerts>[0]['query'] = { filter: [] }) =>
    read(await handlers.amAlerts({ query }, testCall(), request()));
  return { handlers, book, clock, suppressed, put, post, alerts };
}

export function read(answer: RawAnswer) {
  if (answer.status !== 200) throw new Error(`${answer.status}: ${String(answer.body)}`);
  return JSON.parse(String(answer.body));
}
