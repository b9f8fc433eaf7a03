import type { historyEndpoints } from '#contracts/containers/history.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';
import { historyHandlers } from './history-handlers.ts';
import { packMinute } from './minute-row.ts';
import { minuteMs } from './retention.ts';
import { sealUsage } from './seal-usage.ts';
import { openTimelineJournal } from './timeline-journal.ts';
import { sampleUsage } from './usage-sampler.ts';
import { insertMinute } from './usage-store.ts';

const sealEveryMs = 30 * minuteMs;

export async function startHistory(
  options: SubjectOptions,
): Promise<RunningSubject<typeof historyEndpoints>> {
  const { hosts, database, clock, log, schedule } = options;
  const journal = openTimelineJournal(options);
  const sampler = sampleUsage({
    hosts,
    clock,
    log,
    historyId: (host, containerId) => journal.historyOf(host, containerId)?.id,
    write: (host, atMs, minute) => insertMinute(database, { host, atMs, data: packMinute(minute) }),
  });
  schedule.add({
    name: 'seal-usage',
    everyMs: sealEveryMs,
    run: (signal) => sealUsage(database, clock.now(), signal),
  });
  return {
    handlers: historyHandlers(options),
    async [Symbol.asyncDispose]() {
      await sampler[Symbol.asyncDispose]();
      await journal[Symbol.asyncDispose]();
    },
  };
}
