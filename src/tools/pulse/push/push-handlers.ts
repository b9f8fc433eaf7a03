import type { Caller } from '#contracts/access.ts';
import type { PushNow, pushEndpoints } from '#contracts/pulse/push.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { pushSettings } from '../checks/push/push-settings.ts';
import { ruleOf } from '../checks/push/rule-of.ts';
import { allowedMonitor } from '../monitors/monitor-access.ts';
import type { Monitors } from '../monitors/monitors.ts';
import type { StoredMonitor } from '../monitors/stored-monitor.ts';
import type { PulseKernel } from '../pulse-kernel.ts';
import { expectedAtMs, viewPush } from './look-at-push.ts';
import type { Push } from './open-push.ts';
import { newPushState, pausePush } from './push-state.ts';
import { readPingBody, readPings } from './push-store.ts';
import { pingBodyPlace } from './take-ping.ts';

export interface PushHandlersOptions {
  readonly kernel: Pick<PulseKernel, 'database' | 'clock' | 'secrets'>;
  readonly monitors: Monitors;
  readonly push: Push;
}

type Options = PushHandlersOptions;

export function pushHandlers(options: Options): HandlersFor<typeof pushEndpoints> {
  const { kernel, push } = options;
  return {
    pushNow: ({ params: { id } }, { caller }) =>
      pushNow(options, pushMonitor(options, caller, 'pulse:read', id)),
    pingBody: async ({ params: { id, ping } }, { caller }) => {
      const { number } = pushMonitor(options, caller, 'pulse:operate', id);
      const sealed = await readPingBody(kernel.database.query, number, ping);
      if (sealed === undefined) throw notFound({ en: 'The report', es: 'el aviso' });
      return { body: sealed === null ? '' : kernel.secrets.open(sealed, pingBodyPlace(number)).reveal() };
    },
    pingAddress: async ({ params: { id } }, { caller }) => ({
      path: await push.addressOf(pushMonitor(options, caller, 'pulse:read', id), 'known', caller),
    }),
    renewPingAddress: async ({ params: { id } }, { caller }) => ({
      path: await push.addressOf(pushMonitor(options, caller, 'pulse:read', id), 'new', caller),
    }),
    ping: ({ params: { token }, query: { rid } }, _, request) =>
      push.take({ token, action: '', rid }, request),
    pingAs: ({ params: { token, action }, query: { rid } }, _, request) =>
      push.take({ token, action, rid }, request),
  };
}

function pushMonitor(
  { monitors }: Options,
  caller: Caller,
  permission: 'pulse:read' | 'pulse:operate',
  id: string,
): StoredMonitor {
  const monitor = allowedMonitor(monitors, caller, permission, id);
  if (monitor.kind !== 'push')
    throw conflict({
      en: 'This monitor checks by itself and waits for no reports.',
      es: 'Este monitor comprueba por sí mismo y no espera avisos.',
    });
  return monitor;
}

async function pushNow(
  { kernel, push }: Options,
  { number, state, settings }: StoredMonitor,
): Promise<PushNow> {
  const rule = ruleOf(pushSettings.parse(settings));
  const known = (await push.reported(number)) ?? newPushState;
  const seen = state === 'paused' ? pausePush(known) : known;
  const pings = await readPings(kernel.database.query, number);
  return {
    ...viewPush(seen, rule, kernel.clock.now()),
    lastPingMs: seen.lastPingMs,
    expectedAtMs: expectedAtMs(seen, rule) ?? null,
    lastDurationMs: seen.lastDurationMs,
    pings: pings.map((row) => ({
      id: row.id,
      atMs: row.at_ms,
      counted: row.counted,
      ignored: row.ignored,
      method: row.method,
      exitStatus: row.exit_status,
      runId: row.run_id,
      durationMs: row.duration_ms,
      userAgent: row.user_agent,
      hasBody: row.hasBody,
    })),
  };
}
