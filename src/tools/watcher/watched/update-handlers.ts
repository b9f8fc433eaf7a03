import type { updatesEndpoints } from '#contracts/watcher/updates.ts';
import type { WatchedDetails, WatchStatus } from '#contracts/watcher/watched.ts';
import type { settingsEndpoints } from '#contracts/watcher/settings.ts';
import { notFound } from '#kernel/errors.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { registryFor } from '../reach/registry-for.ts';
import type { ConfiguredRegistry } from '../reach/registry-for.ts';
import type { Runs } from '../runs/runs.ts';
import { checkEveryHours } from './check-every.ts';
import { liveUpdates } from './live-updates.ts';
import { judge } from '../verdicts/judge.ts';
import { inputFor, shownOf, type Parts } from './rejudging.ts';
import { allowedContainer, checkFor, maySee, statusFor } from './watched-access.ts';
import type { Watched } from './watched.ts';

export interface UpdateHandlerOptions {
  readonly parts: Parts;
  readonly watched: Watched;
  readonly runs: Pick<Runs, 'watch' | 'running'>;
  configured(): readonly ConfiguredRegistry[];
}

type Own = HandlersFor<
  Pick<typeof updatesEndpoints, 'updates' | 'updateDetails' | 'liveUpdates' | 'checkNow'> &
    typeof settingsEndpoints
>;

export function updateHandlers(options: UpdateHandlerOptions): Own {
  const { parts, watched, runs } = options;
  const { settings, database, audit } = parts.kernel;
  return {
    updates({ query }, { caller }) {
      const containers = watched
        .all()
        .filter(({ subject }) => maySee(caller, subject.resource))
        .map(({ shown }) => shown)
        .filter(({ host }) => query.host === undefined || host === query.host)
        .filter(({ stack }) => query.stack === undefined || stack === query.stack);
      return { containers, status: statusFor(watched, caller) };
    },
    async updateDetails({ params }, { caller }) {
      allowedContainer(watched, caller, 'watcher:read', params);
      return await detailsOf(options, params.host, params.name);
    },
    liveUpdates: (_input, { caller, signal }) => liveUpdates({ watched, runs }, caller, signal),
    async checkNow({ body }, { caller, signal }): Promise<WatchStatus> {
      if (body.host !== undefined && body.name !== undefined) {
        allowedContainer(watched, caller, 'watcher:operate', { host: body.host, name: body.name });
        await watched.check(body, signal);
        return statusFor(watched, caller);
      }
      await checkFor(watched, caller, body.host, signal);
      return statusFor(watched, caller);
    },
    watchSettings: () => ({ checkEveryHours: settings.get(checkEveryHours) }),
    async saveWatchSettings({ body }, { caller }) {
      const before = { checkEveryHours: settings.get(checkEveryHours) };
      await settings.set(checkEveryHours, body.checkEveryHours);
      await database.transaction(async (tx) => {
        const what = { action: 'change how often registries are asked', target: 'watcher' };
        await audit.record(tx, { caller, ...what, outcome: 'succeeded', before, after: body });
      });
      return { checkEveryHours: settings.get(checkEveryHours) };
    },
  };
}

const shownTags = 200;

/** Everything about one container, judged now. @throws NexusError `not-found` */
export async function detailsOf(
  { parts, watched, configured }: Pick<UpdateHandlerOptions, 'parts' | 'watched' | 'configured'>,
  host: string,
  name: string,
): Promise<WatchedDetails> {
  const found = watched.get(host, name);
  if (!found) throw notFound({ en: 'The container', es: 'el contenedor' });
  const { subject } = found;
  const policy = parts.policies.policyOf(subject);
  const memory = { get: () => found };
  const judged = judge(await inputFor(parts, subject, policy, memory), parts.kernel.clock);
  const { skipped, failed } = parts.choices.of(host, name);
  const { reference } = subject;
  return {
    ...shownOf(parts, subject, policy, judged),
    skipped: [...skipped],
    failed: [...failed],
    otherTags: judged.otherTags.slice(0, shownTags),
    otherTagsCount: judged.otherTags.length,
    isTagListCut: judged.isTagListCut,
    registry: reference ? registryFor(reference.domain, configured()).host : null,
  };
}
