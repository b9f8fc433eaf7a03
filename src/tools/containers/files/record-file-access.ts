import type { Caller } from '#contracts/access.ts';
import type { Host } from '../host.ts';
import type { SubjectOptions } from '../subject.ts';
import type { FilePlace } from './host-files.ts';
import { containerName } from '../listed-container.ts';

export interface FileAccess {
  readonly caller: Caller;
  /** `upload`, `download`, … */
  readonly action: string;
  readonly host: Host;
  readonly place: FilePlace;
  readonly path: string;
  /** Why it did not work; absent when it did. */
  readonly failure?: string;
}

export async function recordFileAccess(
  { database, audit }: Pick<SubjectOptions, 'database' | 'audit'>,
  { caller, action, host, place, path, failure }: FileAccess,
): Promise<void> {
  const target = place.kind === 'volume' ? place.name : containerName(host, place.id);
  await database.transaction((tx) =>
    audit.record(tx, {
      caller,
      action: `${action} in ${place.kind}`,
      target: `${target}:${path.replace(/\/{2,}/g, '/')}`,
      outcome: failure === undefined ? 'succeeded' : 'failed',
      ...(failure !== undefined && { detail: failure }),
    }),
  );
}
