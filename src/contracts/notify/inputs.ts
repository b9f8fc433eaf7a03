import { z } from 'zod';
import { call, raw } from '../contract.ts';
import { AlertState, Severity } from './alert.ts';
import { Labels } from './matcher.ts';

/** How the body of a foreign webhook becomes alerts. Every text is a template over the body, as in `{{ monitor.name }}`. */
export const WebhookMapping = z.object({
  /** Path to a list with one alert an entry, as in `alerts`; empty: the body is one alert. */
  each: z.string().max(200).default(''),
  title: z.string().max(2000),
  description: z.string().max(4000).default(''),
  severity: z.string().max(2000).default('warning'),
  /** For a report of the end: a template that gives a word for it, such as `true`, `1`, `resolved`, `ok` or `up`. */
  resolved: z.string().max(2000).default(''),
  /** What makes two reports the same alert, together with the labels; empty: the title, unless a label is `alertname`. */
  key: z.string().max(2000).default(''),
  labels: z.record(z.string().max(256), z.string().max(2000)).default({}),
  link: z.string().max(2000).default(''),
  /** Evidence, where the body has it: what was looked at, what it should have been, what it was. */
  checked: z.string().max(2000).default(''),
  expected: z.string().max(2000).default(''),
  seen: z.string().max(2000).default(''),
  /** Over after this long without a report; 0: only a report ends it. */
  resolveAfterMs: z.int().min(0).default(0),
});
export type WebhookMapping = z.infer<typeof WebhookMapping>;

export const HeartbeatRule = z.object({
  /** Expected at least this often ... */
  everyMs: z
    .int()
    .min(10_000)
    .max(400 * 24 * 3_600_000),
  /** ... and this much later it is missing. */
  graceMs: z
    .int()
    .min(0)
    .max(40 * 24 * 3_600_000),
  severity: Severity,
  labels: Labels,
});
export type HeartbeatRule = z.infer<typeof HeartbeatRule>;

export const InputSettings = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('webhook'),
    mapping: WebhookMapping,
    /** The preset it began with, to show what to do in that product. */
    preset: z.string().max(50).optional(),
  }),
  z.object({ kind: z.literal('heartbeat'), rule: HeartbeatRule }),
]);
export type InputSettings = z.infer<typeof InputSettings>;

export const Input = z.object({
  id: z.string(),
  name: z.string(),
  settings: InputSettings,
  isEnabled: z.boolean(),
  /** The end of its address, to recognise it by. */
  tokenHint: z.string(),
  lastSeenAtMs: z.int().nullable(),
  /** Why the last report was not taken; null when it was. */
  lastProblem: z.string().nullable(),
  /** The same in Spanish; null where there is only `lastProblem`. */
  lastProblemEs: z.string().nullable(),
  /** Heartbeats: when the next one is due at the latest. */
  dueAtMs: z.int().nullable(),
  isMissing: z.boolean(),
  createdAtMs: z.int(),
  createdBy: z.string(),
});
export type Input = z.infer<typeof Input>;

/** A mapping to begin with, for a product that people have. */
export const MappingPreset = z.object({
  id: z.string(),
  title: z.string(),
  /** What to do in that product, a step a line. */
  setUp: z.object({ en: z.string(), es: z.string() }),
  /**
   * What to enter there as it stands, but for ADDRESS (of the input), NEXUS (its host and port) and TOKEN: a body, an
   * address or settings. Null: only the address.
   */
  toEnter: z.string().nullable(),
  mapping: WebhookMapping,
  /** What that product sends, as far as it documents it. */
  sample: z.string(),
});
export type MappingPreset = z.infer<typeof MappingPreset>;

export const MappedAlert = z.object({
  title: z.string(),
  severity: Severity,
  state: AlertState,
  labels: Labels,
  annotations: Labels,
  link: z.string().nullable(),
});

const InputId = z.object({ id: z.string() });
const InputDraft = z.object({
  name: z.string().min(1).max(100),
  settings: InputSettings,
  isEnabled: z.boolean().default(true),
});

export const inputsEndpoints = {
  inputs: call({
    method: 'GET',
    path: '/inputs',
    summary: 'List the addresses that take reports from outside',
    access: 'notify:read',
    result: z.array(Input),
  }),
  mappingPresets: call({
    method: 'GET',
    path: '/inputs/presets',
    summary: 'List mappings for what people have',
    access: 'notify:read',
    result: z.array(MappingPreset),
  }),
  createInput: call({
    method: 'POST',
    path: '/inputs',
    summary: 'Add an address; its path is shown this once',
    access: 'notify:configure',
    body: InputDraft,
    result: z.object({ input: Input, path: z.string() }),
  }),
  changeInput: call({
    method: 'PUT',
    path: '/inputs/{id}',
    summary: 'Change what an address does',
    access: 'notify:configure',
    params: InputId,
    body: InputDraft,
    result: Input,
  }),
  renewInput: call({
    method: 'POST',
    path: '/inputs/{id}/path',
    summary: 'Give an address a new path; the old one stops working',
    access: 'notify:configure',
    params: InputId,
    result: z.object({ input: Input, path: z.string() }),
  }),
  removeInput: call({
    method: 'DELETE',
    path: '/inputs/{id}',
    summary: 'Remove an address',
    access: 'notify:configure',
    params: InputId,
    result: z.object({}),
  }),
  previewMapping: call({
    method: 'POST',
    path: '/inputs/preview',
    summary: 'See which alerts a mapping makes of a body',
    access: 'notify:read',
    body: z.object({
      mapping: WebhookMapping,
      body: z.string().max(200_000),
      /** Of the input: it stands on its alerts. */
      name: z.string().max(100).optional(),
    }),
    result: z.object({
      alerts: z.array(MappedAlert),
      /** `es`: the message in Spanish. */
      problems: z.array(z.object({ path: z.string(), message: z.string(), es: z.string() })),
    }),
    bodyLimitBytes: 300_000,
  }),
  lastReport: call({
    method: 'GET',
    path: '/inputs/{id}/last',
    summary: 'Read the last body that an address received',
    access: 'notify:configure',
    params: InputId,
    result: z.object({ atMs: z.int().nullable(), body: z.string() }),
  }),
  /** Known by the token in the address: JSON, a form or plain text for a webhook, anything for a heartbeat. */
  receive: raw({
    methods: ['POST', 'PUT', 'GET'],
    path: '/in/{token}',
    summary: 'Take a report from outside',
    access: 'public',
    params: z.object({ token: z.string().max(100) }),
    /** Heartbeats: `fail` says that what should have been done was not. */
    query: z.object({ status: z.string().max(20).optional() }),
    bodyLimitBytes: 1_000_000,
  }),
};
