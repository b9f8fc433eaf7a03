import type { Caller } from '#contracts/access.ts';
import { callerName } from '#kernel/access/caller-name.ts';
import { pause } from '#kernel/coordinator/pause.ts';
import { NexusError } from '#kernel/errors.ts';
import type { Monitors } from '../monitors/monitors.ts';
import type { PulseKernel } from '../pulse-kernel.ts';
import { type DiscoveryOptions, discoverIn } from './discovery-handlers.ts';
import type { Found } from './found.ts';
import { type LabelPlan, planLabels } from './plan-labels.ts';

export interface FollowLabelsOptions extends DiscoveryOptions {
  readonly kernel: Pick<PulseKernel, 'coordinator' | 'clock' | 'log'>;
  readonly monitors: Monitors;
}

/** Who does it, in the audit log. */
const self: Caller = { kind: 'tool', tool: 'pulse' };
const everyMs = 30_000;

/** Keeps monitors as the labels `nexus.pulse.…` of containers say, in one of the processes, until `signal` aborts. */
export function followLabels(options: FollowLabelsOptions, signal: AbortSignal): void {
  const { coordinator, clock, log } = options.kernel;
  const refused = new Map<string, string>();
  const goneSinceMs = new Map<string, number>();
  coordinator.whileHolding(
    'pulse-labels',
    async (lease) => {
      while (!lease.signal.aborted) {
        try {
          await followOnce(options, goneSinceMs, refused);
        } catch (error) {
          // Containers may still be starting; nothing is concluded from that.
          if (!(error instanceof NexusError))
            log.warn({ error }, 'could not follow the labels of containers');
        }
        await pause(clock, everyMs, lease.signal);
      }
    },
    signal,
  );
}

/** @param refused what could not be made, and why, so that it is said once. */
export async function followOnce(
  options: FollowLabelsOptions,
  goneSinceMs: Map<string, number>,
  refused: Map<string, string>,
): Promise<void> {
  const { kernel, kinds, monitors, listContainers } = options;
  const list = await listContainers();
  const found = discoverIn(list, options).found.filter(({ source }) => source === 'nexus-labels');
  const sight = {
    found,
    liveHosts: new Set(list.hosts.filter(({ state }) => state === 'live').map(({ id }) => id)),
    containers: new Set(list.containers.map(({ host, name }) => `${host}/${name}`)),
  };
  const by = { kinds, goneSinceMs, self: callerName(self), nowMs: kernel.clock.now() };
  await carryOut(planLabels(sight, monitors.all(), by), options, refused);
}

async function carryOut(
  plan: LabelPlan,
  { kernel, monitors }: FollowLabelsOptions,
  refused: Map<string, string>,
): Promise<void> {
  const attempt = async (key: string, run: () => Promise<unknown>) => {
    try {
      await run();
      refused.delete(key);
    } catch (error) {
      if (!(error instanceof NexusError) || error.status >= 500) throw error;
      const why = [error.message, ...error.issues.map(({ path, message }) => `${path}: ${message}`)].join(
        ' ',
      );
      if (refused.get(key) !== why) kernel.log.warn({ key, why }, 'labels ask for a monitor that cannot be');
      refused.set(key, why);
    }
  };
  const create = ({ key, draft }: Found) => monitors.create(draft, self, { origin: 'labels', key });
  for (const one of plan.create) await attempt(one.key, () => create(one));
  for (const { id, draft } of plan.change) await attempt(id, () => monitors.change(id, draft, self));
  if (plan.pause.length > 0) await monitors.pause(plan.pause, self);
  if (plan.resume.length > 0) await monitors.resume(plan.resume, self);
}
