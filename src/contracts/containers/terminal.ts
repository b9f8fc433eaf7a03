import { z } from 'zod';
import { call, channel } from '../contract.ts';

export const TerminalSize = z.object({
  columns: z.int().min(2).max(1000),
  rows: z.int().min(1).max(1000),
});
export type TerminalSize = z.infer<typeof TerminalSize>;

/** What can be run in a container, and as whom. Names come from inside it: untrusted. */
export const TerminalChoices = z.object({
  /** Paths of the shells that are there, the most comfortable first. */
  shells: z.array(z.string()),
  /** As /etc/passwd lists them; empty where it cannot be read. */
  users: z.array(z.object({ name: z.string(), uid: z.int(), gid: z.int(), home: z.string() })),
  /** Present where there is no shell: what that means, and a command on the host that helps. */
  advice: z.object({ message: z.string(), command: z.string() }).nullable(),
});
export type TerminalChoices = z.infer<typeof TerminalChoices>;

export const OpenTerminal = z.object({
  /** Program and arguments. Default: the first shell that there is. */
  command: z.array(z.string().min(1).max(4096)).min(1).max(64).optional(),
  /** `name`, `uid` or `uid:gid`; default: the container's own. */
  user: z
    .string()
    .max(64)
    .regex(/^[\w][\w.-]*(:[\w][\w.-]*)?$/, 'A name or a number, with a group after a colon if you like.')
    .optional(),
  workingDirectory: z.string().max(4096).startsWith('/', 'Begins with /.').optional(),
  size: TerminalSize.default({ columns: 80, rows: 24 }),
});
export type OpenTerminal = z.infer<typeof OpenTerminal>;

/**
 * How a terminal ended. `exited`: its program did. `closed`: somebody closed it. `idle`: nobody looked at it for too long.
 * `access-ended`: the sign-in or token that opened it is over. `stopping`: NEXUS stopped. `lost`: the engine went away.
 */
export const TerminalEnd = z.object({
  reason: z.enum(['exited', 'closed', 'idle', 'access-ended', 'stopping', 'lost']),
  /** Null when it is not known. */
  exitCode: z.int().nullable(),
  /** In plain words, where the reason and the code do not say enough; otherwise empty. */
  message: z.string(),
});
export type TerminalEnd = z.infer<typeof TerminalEnd>;

export const Terminal = z.object({
  id: z.string(),
  host: z.string(),
  containerId: z.string(),
  containerName: z.string(),
  command: z.array(z.string()),
  /** Empty: the container's own. */
  user: z.string(),
  /** Empty: the container's own. */
  workingDirectory: z.string(),
  size: TerminalSize,
  viewers: z.int(),
  openedAtMs: z.int(),
  /** The address and browser that it was opened from. */
  openedFrom: z.string(),
  /** When it ends if nobody looks at it; null while somebody does. */
  endsAtMs: z.int().nullable(),
  /** Null while it runs. */
  end: TerminalEnd.nullable(),
});
export type Terminal = z.infer<typeof Terminal>;

export const TerminalInput = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('input'),
    data: z.string().max(64 * 1024),
    /** `base64` for bytes that are no text. */
    encoding: z.enum(['utf8', 'base64']).default('utf8'),
  }),
  /** The room that this viewer has. The terminal takes the smallest of all its viewers. */
  z.object({ type: z.literal('resize'), ...TerminalSize.shape }),
  /** Everything before `position` is on the screen. Needed from viewers that asked for `acknowledge`. */
  z.object({ type: z.literal('taken'), position: z.int().min(0) }),
]);
export type TerminalInput = z.infer<typeof TerminalInput>;

/** Positions count the bytes of the whole output since the terminal was opened. */
export const TerminalOutput = z.discriminatedUnion('type', [
  /** The first message. Output before `replayUntil` is old: what asks the terminal something there was answered long ago. */
  z.object({ type: z.literal('attached'), from: z.int(), replayUntil: z.int(), size: TerminalSize }),
  /** Raw bytes, cut anywhere, also within a character. `position` is the one behind them. */
  z.object({ type: z.literal('output'), base64: z.string(), position: z.int() }),
  /** This much was dropped, because it is too old or this viewer is too slow. */
  z.object({ type: z.literal('skipped'), bytes: z.int(), position: z.int() }),
  z.object({ type: z.literal('size'), size: TerminalSize }),
  /** The last message. */
  z.object({ type: z.literal('ended'), end: TerminalEnd }),
]);
export type TerminalOutput = z.infer<typeof TerminalOutput>;

const ContainerId = z.object({ host: z.string(), id: z.string() });
const TerminalId = z.object({ terminal: z.string() });

export const terminalEndpoints = {
  terminalChoices: call({
    method: 'GET',
    path: '/hosts/{host}/containers/{id}/terminal-choices',
    summary: 'Find the shells and users of a running container',
    access: 'containers:terminal',
    scoped: true,
    params: ContainerId,
    result: TerminalChoices,
  }),
  openTerminal: call({
    method: 'POST',
    path: '/hosts/{host}/containers/{id}/terminals',
    summary: 'Run a shell or another program in a container; recorded in the audit log',
    access: 'containers:terminal',
    scoped: true,
    params: ContainerId,
    body: OpenTerminal,
    result: Terminal,
  }),
  terminals: call({
    method: 'GET',
    path: '/terminals',
    summary: 'List your own terminals, also those of other devices, newest first',
    access: 'containers:terminal',
    scoped: true,
    result: z.array(Terminal),
  }),
  closeTerminal: call({
    method: 'DELETE',
    path: '/terminals/{terminal}',
    summary: 'End a terminal and every process in it',
    access: 'containers:terminal',
    scoped: true,
    params: TerminalId,
    result: Terminal,
  }),
  attachTerminal: channel({
    path: '/terminals/{terminal}/attach',
    summary: 'See a terminal and type into it; several viewers share one',
    access: 'containers:terminal',
    scoped: true,
    params: TerminalId,
    query: z.object({
      columns: z.coerce.number().int().min(2).max(1000).optional(),
      rows: z.coerce.number().int().min(1).max(1000).optional(),
      /** Go on behind this position; default: everything that is kept. */
      after: z.coerce.number().int().min(0).default(0),
      /** Send no more than 256 KiB ahead of the viewer's `taken`. */
      acknowledge: z.stringbool().default(false),
    }),
    incoming: TerminalInput,
    outgoing: TerminalOutput,
  }),
};
