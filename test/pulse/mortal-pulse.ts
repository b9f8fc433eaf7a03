import { systemClock } from '#kernel/clock.ts';
import { busMigrations } from '#kernel/bus/bus-tables.ts';
import { openSqliteStore } from '#kernel/database/sqlite-store.ts';
import { createLog } from '#kernel/log.ts';
import { scheduleMigrations } from '#kernel/schedule/schedule-store.ts';
import { settingsMigrations } from '#kernel/settings/settings-store.ts';
import { pulse } from '#contracts/pulse/contract.ts';
import type { MonitorNow } from '#contracts/pulse/monitor.ts';
import type { WatchReport } from '#contracts/pulse/watch.ts';
import type { Heartbeat } from '#tools/pulse/heartbeats/heartbeat.ts';
import { openHeartbeats } from '#tools/pulse/heartbeats/open-heartbeats.ts';
import { pulseMigrations } from '#tools/pulse/pulse-migrations.ts';
import type { PulseSchema } from '#tools/pulse/pulse-schema.ts';
import { asked, type MortalNexus, openMortalNexus } from '../durability/mortal-nexus.ts';

export function openMortalPulse(options: { readonly dataDir?: string } = {}): Promise<MortalNexus> {
  return openMortalNexus({
    tool: 'pulse',
    permissions: ['pulse:read', 'pulse:operate', 'pulse:configure'],
    ...options,
  });
}

/** Checked every two seconds unless the draft says otherwise, and down at the first failure. @returns its id and number. */
export async function addMonitor(
  mortal: MortalNexus,
  draft: {
    readonly name: string;
    readonly kind: string;
    readonly settings: object;
    readonly timeoutMs?: number;
  },
) {
  const body = { intervalMs: 2_000, failuresToConfirm: 1, ...draft };
  return pulse.endpoints.createMonitor.result.parse(await asked(mortal, 'POST', '/monitors', body));
}

export async function reportOf(mortal: MortalNexus): Promise<WatchReport> {
  const { here } = pulse.endpoints.watchReport.result.parse(await asked(mortal, 'GET', '/watch'));
  if (!here) throw new Error('Nobody keeps the watch.');
  return here;
}

export async function nowOf(mortal: MortalNexus, id: string): Promise<MonitorNow> {
  return pulse.endpoints.monitor.result.parse(await asked(mortal, 'GET', `/monitors/${id}`)).now;
}

/** The newest slot of each monitor that people are shown: `<number> <ms>`. */
export async function shownSlots(mortal: MortalNexus): Promise<string[]> {
  const { result } = pulse.endpoints.recentHeartbeats;
  const all = result.parse(await asked(mortal, 'GET', '/heartbeats?count=1'));
  return all.flatMap(({ number, newestMs }) => (newestMs === null ? [] : [`${number} ${newestMs}`]));
}

/** What is on disk, of a NEXUS that does not run. */
export async function storedHeartbeats(dataDir: string, numbers: readonly number[]): Promise<Heartbeat[]> {
  const clock = systemClock;
  const log = createLog({ level: 'error', format: 'json', write: () => {}, now: () => 0 });
  await using store = await openSqliteStore({ dataDir, clock });
  const kernel = { ...busMigrations, ...scheduleMigrations, ...settingsMigrations };
  const database = await store.open<PulseSchema>('pulse', { ...kernel, ...pulseMigrations });
  const heartbeats = await openHeartbeats({ database, clock, log }, { intervalOf: () => 2_000 });
  const span = { fromMs: 0, toMs: clock.now() + 60_000 };
  const all = await Promise.all(numbers.map((number) => heartbeats.between(number, span)));
  return all.flat();
}
