import type { Caller } from '#contracts/access.ts';
import { newId } from '#kernel/id.ts';
import { shellQuote } from '../shell-quote.ts';
import type { SubjectOptions } from '../subject.ts';
import type { OpenRequest } from './open-request.ts';
import { forgetTerminal, insertTerminal, type TerminalRecord } from './terminal-store.ts';

export interface TerminalClosed {
  readonly by: Caller;
  readonly outcome: 'succeeded' | 'failed';
  /** Never what was typed or shown. */
  readonly detail: string;
}

/** Which terminals are open, on disk, and who opened and closed them, in the audit log. */
export interface TerminalJournal {
  /** Resolves once it is on disk: only then may anything be started. */
  opened(request: OpenRequest, command: readonly string[]): Promise<TerminalRecord>;
  closed(record: TerminalRecord, closed: TerminalClosed): Promise<void>;
}

export function createTerminalJournal({
  database,
  audit,
  clock,
}: Pick<SubjectOptions, 'database' | 'audit' | 'clock'>): TerminalJournal {
  return {
    async opened(request, command) {
      const { host, container, caller, user } = request;
      const nowMs = clock.now();
      const record: TerminalRecord = {
        id: newId(nowMs),
        host: host.id,
        containerId: container.id,
        containerName: container.name,
        user,
        openedBy: caller,
        openedAtMs: nowMs,
      };
      await database.transaction(async (tx) => {
        await insertTerminal(tx, record);
        const detail = `${dockerExec(request, command)}, from ${request.openedFrom}`;
        const what = { action: 'open terminal', target: container.name, detail } as const;
        await audit.record(tx, { caller, outcome: 'succeeded', ...what });
      });
      return record;
    },
    async closed(record, { by, outcome, detail }) {
      await database.transaction(async (tx) => {
        await forgetTerminal(tx, record.id);
        const what = { action: 'close terminal', target: record.containerName, detail } as const;
        await audit.record(tx, { caller: by, outcome, ...what });
      });
    },
  };
}

/** The same in docker's own words. */
function dockerExec({ container, user, workingDirectory }: OpenRequest, command: readonly string[]): string {
  const options = [
    ...(user === undefined ? [] : ['--user', user]),
    ...(workingDirectory === undefined ? [] : ['--workdir', workingDirectory]),
  ];
  return ['docker', 'exec', '-it', ...options, container.name, ...command].map(shellQuote).join(' ');
}
