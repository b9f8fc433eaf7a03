import type { Caller } from '#contracts/access.ts';
import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { OpenTerminal } from '#contracts/containers/terminal.ts';
import type { Host } from '../host.ts';

/** What is to be opened, where, and for whom: already allowed. */
export interface OpenRequest extends OpenTerminal {
  readonly host: Host;
  readonly container: ContainerSummary;
  readonly caller: Caller;
  /** The address and browser of the caller. */
  readonly openedFrom: string;
}
