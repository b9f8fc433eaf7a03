import type { Endpoint } from '#contracts/contract.ts';
import type { HandlersFor, Kernel } from '#kernel/tool.ts';
import type { ContainersSchema } from './containers-schema.ts';
import type { Host } from './host.ts';
import type { Operations } from './operations.ts';

export type ContainersKernel = Pick<
  Kernel<ContainersSchema>,
  'database' | 'bus' | 'audit' | 'clock' | 'log' | 'schedule' | 'secrets' | 'settings'
>;

export interface SubjectOptions extends ContainersKernel {
  readonly hosts: readonly Host[];
  readonly operations: Operations;
}

/** One of the things that this tool is about, with its endpoints; started without waiting for any engine. */
export interface RunningSubject<
  Endpoints extends Readonly<Record<string, Endpoint>>,
> extends AsyncDisposable {
  readonly handlers: HandlersFor<Endpoints>;
}
