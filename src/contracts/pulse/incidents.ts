import { z } from 'zod';
import { call } from '../contract.ts';

const Text = z.object({ en: z.string(), es: z.string() });
const Named = z.object({ id: z.string(), name: z.string() });

/** What a check saw that matters to whoever asks why. Steps that there was none of are absent. */
const IncidentCheck = z.object({
  atMs: z.int(),
  ok: z.boolean(),
  latencyMs: z.number().nullable(),
  timings: z
    .object({
      dnsMs: z.number(),
      connectMs: z.number(),
      tlsMs: z.number(),
      firstByteMs: z.number(),
      totalMs: z.number(),
    })
    .partial(),
  /** All that the name stood for, and the one that was used. */
  addresses: z.array(z.string()),
  address: z.string().nullable(),
  evidence: z.array(z.object({ label: Text, expected: z.string().nullable(), seen: z.string() })),
});

/** One time that a monitor was down. */
export const Incident = z.object({
  id: z.string(),
  /** Whose monitor may be gone since; the name is that of then. */
  monitorId: z.string(),
  monitorName: z.string(),
  /** The first bad check, and the one that confirmed it. */
  startedMs: z.int(),
  confirmedMs: z.int(),
  /** Null: it is still down. */
  endedMs: z.int().nullable(),
  /** `retracted`: it was our own network. `removed`: the monitor is gone, so nobody knows. */
  end: z.enum(['recovered', 'retracted', 'removed']).nullable(),
  /** What it cannot be reached without was down as well. */
  isParentDown: z.boolean(),
  /** `answers`: it answered although it must not. `text` is a sentence. */
  reason: z.object({ id: z.string(), text: Text, detail: z.string().nullable() }),
});
export type Incident = z.infer<typeof Incident>;

export const IncidentMoment = z.object({
  atMs: z.int(),
  kind: z.enum([
    'began',
    'confirmed',
    'still-down',
    'reason-changed',
    'note',
    'recovered',
    'retracted',
    'removed',
  ]),
  /** Null where it happened by itself. */
  by: z.string().nullable(),
  /** Of a note what was written; where a reason was seen, its id; else empty. */
  text: z.string(),
});
export type IncidentMoment = z.infer<typeof IncidentMoment>;

export const IncidentDetail = Incident.extend({
  firstBad: IncidentCheck,
  /** Null: nobody has seen it work since NEXUS started. */
  lastGood: IncidentCheck.nullable(),
  /** What was one way when it last worked and another when it first did not. */
  differences: z.array(
    z.object({
      kind: z.enum(['addresses', 'address', 'certificate', 'timing', 'not-reached']),
      label: Text,
      before: z.string(),
      after: z.string(),
    }),
  ),
  affected: z.object({
    monitors: z.array(Named),
    host: z.string().nullable(),
    container: z.string().nullable(),
    stack: z.string().nullable(),
  }),
  moments: z.array(IncidentMoment),
});
export type IncidentDetail = z.infer<typeof IncidentDetail>;

const IncidentId = z.object({ id: z.string() });

export const incidentsEndpoints = {
  incidents: call({
    method: 'GET',
    path: '/incidents',
    summary: 'List the times that monitors were down, newest first',
    access: 'pulse:read',
    scoped: true,
    query: z.object({
      monitorId: z.string().optional(),
      state: z.enum(['open', 'ended']).optional(),
      /** Only those that began before: for the next page. */
      beforeMs: z.coerce.number().int().min(0).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    result: z.array(Incident),
  }),
  incident: call({
    method: 'GET',
    path: '/incidents/{id}',
    summary: 'Read why a monitor was down, and what happened meanwhile',
    access: 'pulse:read',
    scoped: true,
    params: IncidentId,
    result: IncidentDetail,
  }),
  noteIncident: call({
    method: 'POST',
    path: '/incidents/{id}/notes',
    summary: 'Write down what was found or done about an incident',
    access: 'pulse:operate',
    scoped: true,
    params: IncidentId,
    body: z.object({ text: z.string().trim().min(1).max(5_000) }),
    result: IncidentDetail,
  }),
};
