import { z } from 'zod';
import { call, raw } from '../contract.ts';

/** What a job has said, as it is kept. */
export const Ping = z.object({
  id: z.int(),
  atMs: z.int(),
  /** What it was counted as; null: as nothing. */
  counted: z.enum(['success', 'start', 'fail', 'log']).nullable(),
  /** Why it changed nothing; null: it did what it says. */
  ignored: z.enum(['paused', 'method', 'no keyword']).nullable(),
  method: z.string(),
  exitStatus: z.int().nullable(),
  runId: z.string().nullable(),
  /** Of the run that it ended. */
  durationMs: z.int().nullable(),
  userAgent: z.string(),
  hasBody: z.boolean(),
});
export type Ping = z.infer<typeof Ping>;

/** How a monitor that waits for reports is, and what has come last. */
export const PushNow = z.object({
  /** `new`: nothing has reported yet. `late`: it should have, and is still within its grace. */
  status: z.enum(['new', 'up', 'late', 'down', 'paused']),
  isRunning: z.boolean(),
  lastPingMs: z.int().nullable(),
  /** When the next report is expected; null: none is. */
  expectedAtMs: z.int().nullable(),
  lastDurationMs: z.int().nullable(),
  /** Newest first; at most the last hundred. */
  pings: z.array(Ping),
});
export type PushNow = z.infer<typeof PushNow>;

const MonitorId = z.object({ id: z.string() });
/** The path that a job calls, behind the address of NEXUS. */
const Address = z.object({ path: z.string() });
const Token = z.string().max(100);
/** `rid`: a UUID that tells runs apart which overlap. */
const PingQuery = z.object({ rid: z.string().max(100).optional() });
/** More is refused; the last 10 kB of it are kept. */
const bodyLimitBytes = 1024 * 1024;

export const pushEndpoints = {
  pushNow: call({
    method: 'GET',
    path: '/monitors/{id}/pings',
    summary: 'Read what a job has reported, and when it is expected next',
    access: 'pulse:read',
    scoped: true,
    params: MonitorId,
    result: PushNow,
  }),
  pingBody: call({
    method: 'GET',
    path: '/monitors/{id}/pings/{ping}',
    summary: 'Read what a job sent along with a report',
    access: 'pulse:operate',
    scoped: true,
    params: MonitorId.extend({ ping: z.coerce.number().int().min(1) }),
    result: z.object({ body: z.string() }),
  }),
  pingAddress: call({
    method: 'POST',
    path: '/monitors/{id}/ping-address',
    summary: 'Show the address that a job calls to report; it is made when it is first asked for',
    access: 'pulse:configure',
    params: MonitorId,
    result: Address,
  }),
  renewPingAddress: call({
    method: 'POST',
    path: '/monitors/{id}/ping-address/renew',
    summary: 'Give a job a new address; the old one stops working',
    access: 'pulse:configure',
    params: MonitorId,
    result: Address,
  }),
  /** Known by the token in the address. The body may be anything, such as the end of a log. */
  ping: raw({
    methods: ['GET', 'POST'],
    path: '/ping/{token}',
    summary: 'Report that a job has succeeded',
    access: 'public',
    params: z.object({ token: Token }),
    query: PingQuery,
    bodyLimitBytes,
  }),
  pingAs: raw({
    methods: ['GET', 'POST'],
    path: '/ping/{token}/{action}',
    summary: 'Report that a job has started or failed, an exit status, or only something for the log',
    access: 'public',
    /** `start`, `fail`, `log`, or an exit status. */
    params: z.object({ token: Token, action: z.string().max(20) }),
    query: PingQuery,
    bodyLimitBytes,
  }),
};
