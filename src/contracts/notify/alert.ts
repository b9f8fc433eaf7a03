import { z } from 'zod';
import { Labels } from './matcher.ts';

export const Severity = z.enum(['critical', 'warning', 'info']);
export type Severity = z.infer<typeof Severity>;

const EvidenceWords = z.object({
  /** What was looked at: `GET https://photos.example/ping every 60 s`. */
  checked: z.string().max(2000),
  /** What it should have been: `status 200 to 299`. */
  expected: z.string().max(2000),
  /** What it was: `status 502 after 31 ms`. */
  seen: z.string().max(4000),
  /** Who or what set the rule: `ana`, `the default of Containers`. */
  setBy: z.string().max(500),
});

/** What makes a message answer "what does this mean?" by itself. Plain text throughout. */
export const Evidence = EvidenceWords.extend({
  /** Where to change it: a path of this app, or an address; null where there is none. */
  changeAt: z.string().max(2000).nullable(),
  /** The same in Spanish. */
  es: EvidenceWords.optional(),
});
export type Evidence = z.infer<typeof Evidence>;

/** Where an alert came from. `id` names the input, or the event; `name` is what a person calls it. */
export const AlertSource = z.object({
  kind: z.enum(['event', 'alertmanager', 'webhook', 'heartbeat', 'notify']),
  id: z.string().max(200),
  name: z.string().max(200),
});
export type AlertSource = z.infer<typeof AlertSource>;

/**
 * `pending`: seen, and not yet for long or often enough. `firing`: wrong now. `acknowledged`: somebody is on it.
 * `snoozed`: put off until a time. `resolved`: over. An alert that is also suppressed keeps its state; `suppressedBy` tells.
 */
export const AlertState = z.enum(['pending', 'firing', 'acknowledged', 'snoozed', 'resolved']);
export type AlertState = z.infer<typeof AlertState>;

/** Why nobody was told, in words a person understands. */
export const Suppression = z.object({
  kind: z.enum(['silence', 'inhibition', 'dependency', 'mute-time', 'flapping']),
  /** The silence, the fingerprint of the alert that explains this one, or the name of the time interval. */
  id: z.string(),
  text: z.string(),
});
export type Suppression = z.infer<typeof Suppression>;

export const Acknowledgement = z.object({ by: z.string(), atMs: z.int(), comment: z.string() });
export type Acknowledgement = z.infer<typeof Acknowledgement>;

export const Alert = z.object({
  /** FNV-1a 64 of the sorted labels in 16 hex digits, as Alertmanager computes it. */
  fingerprint: z.string(),
  labels: Labels,
  annotations: Labels,
  severity: Severity,
  /** One line: the `summary` annotation, or what the labels say. */
  title: z.string(),
  state: AlertState,
  startsAtMs: z.int(),
  /** When it ended, or will be taken as ended unless it is reported again; null: only a report ends it. */
  endsAtMs: z.int().nullable(),
  updatedAtMs: z.int(),
  source: AlertSource,
  generatorUrl: z.string().nullable(),
  evidence: Evidence.nullable(),
  acknowledgement: Acknowledgement.nullable(),
  snoozedUntilMs: z.int().nullable(),
  flapping: z.object({ sinceMs: z.int(), percent: z.number() }).nullable(),
  suppressedBy: z.array(Suppression),
});
export type Alert = z.infer<typeof Alert>;

/** Something that changed on the container, stack or host that an alert is about. */
export const Change = z.object({
  id: z.string(),
  atMs: z.int(),
  /** As in "restart container": the words of the tool that did it. */
  what: z.string(),
  /** The container, stack or host. */
  target: z.string(),
  /** Null where nobody did it by hand. */
  by: z.string().nullable(),
  detail: z.string().nullable(),
});
export type Change = z.infer<typeof Change>;

/** What happened to an alert, in order. */
export const AlertMoment = z.object({
  atMs: z.int(),
  kind: z.enum([
    'pending',
    'fired',
    'acknowledged',
    'unacknowledged',
    'snoozed',
    'unsnoozed',
    'flapping-started',
    'flapping-ended',
    'resolved',
  ]),
  /** Who, or which destination; null where it happened by itself. */
  by: z.string().nullable(),
  /** Of an acknowledgement the comment, which may be empty; else a sentence. */
  text: z.string(),
});
export type AlertMoment = z.infer<typeof AlertMoment>;

/** One time that an alert fired, from the first report to its end. */
export const AlertEpisode = z.object({
  id: z.string(),
  fingerprint: z.string(),
  labels: Labels,
  severity: Severity,
  title: z.string(),
  /** In Spanish, where whoever reported it said so. */
  titleEs: z.string().nullable(),
  source: AlertSource,
  startsAtMs: z.int(),
  endsAtMs: z.int().nullable(),
  acknowledgedBy: z.string().nullable(),
});
export type AlertEpisode = z.infer<typeof AlertEpisode>;
