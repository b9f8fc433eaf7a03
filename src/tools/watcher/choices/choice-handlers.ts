import type { updatesEndpoints } from '#contracts/watcher/updates.ts';
import type { WatchedDetails } from '#contracts/watcher/watched.ts';
import { callerName } from '#kernel/access/caller-name.ts';
import type { Clock } from '#kernel/clock.ts';
import { invalid } from '#kernel/errors.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { allowedContainer } from '../watched/watched-access.ts';
import type { Watched } from '../watched/watched.ts';
import type { AuditedChoices } from './open-choices.ts';

export interface ChoiceHandlerOptions {
  readonly choices: AuditedChoices;
  readonly watched: Pick<Watched, 'get'>;
  readonly clock: Pick<Clock, 'now'>;
  /** As it is after the change. */
  details(host: string, name: string): Promise<WatchedDetails>;
}

type Own = HandlersFor<Pick<typeof updatesEndpoints, 'skipUpdate' | 'unskipUpdate' | 'snoozeUpdates'>>;

const operate = 'watcher:operate';

export function choiceHandlers(options: ChoiceHandlerOptions): Own {
  const { choices, watched, clock } = options;
  return {
    async skipUpdate({ params, body: { tag, digest = null } }, { caller }) {
      const { host, name } = params;
      allowedContainer(watched, caller, operate, params);
      const skipped = { tag, digest, by: callerName(caller), atMs: clock.now() };
      await choices.skip(host, name, skipped, caller);
      return await options.details(host, name);
    },
    async unskipUpdate({ params, body }, { caller }) {
      const { host, name } = params;
      allowedContainer(watched, caller, operate, params);
      if (body.tag === null && body.digest === null)
        throw invalid({ en: 'Say which version is meant.', es: 'Di a qué versión te refieres.' });
      await choices.unskip(host, name, body, caller);
      return await options.details(host, name);
    },
    async snoozeUpdates({ params, body: { untilMs } }, { caller }) {
      const { host, name } = params;
      allowedContainer(watched, caller, operate, params);
      if (untilMs !== null && untilMs <= clock.now()) throw isPast();
      await choices.snooze(host, name, untilMs, caller);
      return await options.details(host, name);
    },
  };
}

function isPast() {
  const en = 'It has to end later than now.';
  const es = 'Debe acabar más tarde que ahora.';
  return invalid({ en, es }, [{ path: 'untilMs', message: en, es }]);
}
