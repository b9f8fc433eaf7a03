import type { TerminalInput, TerminalOutput, TerminalSize } from '#contracts/containers/terminal.ts';
import type { ChannelServer } from '#kernel/tool.ts';

export type ViewerChannel = ChannelServer<TerminalInput, TerminalOutput>;

/** How far one viewer has come in the output of a terminal, in bytes since it was opened. */
export interface Viewer {
  readonly channel: ViewerChannel;
  /** Says by itself what it has taken; of others, what the network took counts. */
  readonly acknowledges: boolean;
  /** Behind the last byte sent. */
  position: number;
  /** Behind the last byte taken. */
  taken: number;
  /** The room it has; undefined until it says so. */
  size: TerminalSize | undefined;
  /** Its input waits for the program, so what it has taken cannot be heard. */
  isBlocked: boolean;
  /** Took nothing for so long that the program no longer waits for it. */
  isStalled: boolean;
  isGone: boolean;
}

/** How far the output may run ahead of the fastest viewer, so that Ctrl-C in a flood is felt. */
export const windowBytes = 256 * 1024;

export function createViewer(
  channel: ViewerChannel,
  position: number,
  options: { readonly acknowledges: boolean; readonly size: TerminalSize | undefined },
): Viewer {
  return {
    channel,
    position,
    taken: position,
    isBlocked: false,
    isStalled: false,
    isGone: false,
    ...options,
  };
}

/** The size that fits every viewer that has said what it has room for; undefined while none has. */
export function commonSize(viewers: Iterable<Viewer>): TerminalSize | undefined {
  const sizes = [...viewers].map(({ size }) => size).filter((size) => size !== undefined);
  if (sizes.length === 0) return undefined;
  return {
    columns: Math.min(...sizes.map(({ columns }) => columns)),
    rows: Math.min(...sizes.map(({ rows }) => rows)),
  };
}

/** How far the fastest has come of those that take anything; undefined when there is none. */
export function furthestTaken(viewers: Iterable<Viewer>): number | undefined {
  const waitedFor = [...viewers].filter(({ isBlocked, isStalled }) => !isBlocked && !isStalled);
  return waitedFor.length === 0 ? undefined : Math.max(...waitedFor.map(({ taken }) => taken));
}

/** False while it has not taken enough of what it was sent. */
export function hasRoom({ acknowledges, position, taken }: Viewer): boolean {
  return !acknowledges || position - taken < windowBytes;
}
