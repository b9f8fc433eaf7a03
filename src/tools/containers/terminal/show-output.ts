import type { TerminalEnd, TerminalSize } from '#contracts/containers/terminal.ts';
import type { OutputRing } from './output-ring.ts';
import { hasRoom, type Viewer } from './terminal-viewer.ts';

/** What a viewer sees of a terminal. */
export interface ShownTerminal {
  readonly ring: Pick<OutputRing, 'start' | 'end' | 'read' | 'replayStart'>;
  size(): TerminalSize;
  /** Undefined while more may come. */
  end(): TerminalEnd | undefined;
  /** Resolves at the next change of anything. */
  changed(): Promise<void>;
  /** For a viewer that does not say so itself. */
  take(viewer: Viewer, position: number): void;
}

const messageBytes = 32 * 1024;

/** Sends a viewer what was printed and what comes. Resolves when it has left, or has been told of the end. */
export async function showOutput(viewer: Viewer, terminal: ShownTerminal): Promise<void> {
  const { channel } = viewer;
  const { ring } = terminal;
  const replayUntil = ring.end;
  await channel.send({ type: 'attached', from: viewer.position, replayUntil, size: terminal.size() });
  while (!viewer.isGone) {
    const end = terminal.end();
    if (viewer.position < ring.end && hasRoom(viewer)) await send(viewer, terminal);
    else if (end && viewer.position === ring.end) return await channel.send({ type: 'ended', end });
    else await terminal.changed();
  }
}

async function send(viewer: Viewer, terminal: ShownTerminal): Promise<void> {
  const { ring } = terminal;
  if (viewer.position < ring.start) return await skip(viewer, ring);
  const bytes = ring.read(viewer.position, messageBytes);
  viewer.position += bytes.length;
  const { position } = viewer;
  await viewer.channel.send({ type: 'output', base64: bytes.toString('base64'), position });
  if (!viewer.acknowledges) terminal.take(viewer, position);
}

async function skip(viewer: Viewer, ring: ShownTerminal['ring']): Promise<void> {
  const position = ring.replayStart(viewer.position);
  const bytes = position - viewer.position;
  viewer.position = position;
  viewer.taken += bytes;
  await viewer.channel.send({ type: 'skipped', bytes, position });
}
