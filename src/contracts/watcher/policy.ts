import { z } from 'zod';
import { Words } from '../words.ts';

/**
 * `off`: not watched. `notify`: shown and told. `ask`: also put before people as a decision. `auto`: applied by itself, within
 * `level`, `minimumAgeDays` and `window`.
 */
export const UpdateMode = z.enum(['off', 'notify', 'ask', 'auto']);
export type UpdateMode = z.infer<typeof UpdateMode>;

/** The largest step: `digest` only another image under the same tag, `patch` builds and patches too, `all` anything. */
export const StepLimit = z.enum(['digest', 'patch', 'minor', 'major', 'all']);
export type StepLimit = z.infer<typeof StepLimit>;

/** When updates may begin. */
export const UpdateWindow = z.object({
  /** Five fields, as `0 3 * * 6`: when it opens. */
  cron: z.string().min(1).max(200),
  timeZone: z.string().min(1).max(64),
  minutes: z
    .int()
    .min(1)
    .max(7 * 24 * 60),
});
export type UpdateWindow = z.infer<typeof UpdateWindow>;

/** Everything that can be wished for; each field by itself, from a label, a rule, or the default. */
export const PolicySettings = z.object({
  mode: UpdateMode,
  /** What is shown and told at most; newer versions beyond it are held. */
  level: StepLimit,
  /** What is applied by itself at most; never more than `level`. */
  autoLevel: StepLimit,
  /** How long a version has to be known or published before it is offered. */
  minimumAgeDays: z.number().min(0).max(365),
  prereleases: z.boolean(),
  /** RE2, anywhere in the tag; empty: all. */
  include: z.array(z.string().min(1).max(1000)).max(20),
  exclude: z.array(z.string().min(1).max(1000)).max(20),
  /** `pattern => replacement`; empty: as it is. */
  transform: z.string().max(1000),
  /** Whether the digest of a tag is watched, newer tags are looked for. */
  watchDigest: z.boolean(),
  watchTags: z.boolean(),
  /** Null: at any time. */
  window: UpdateWindow.nullable(),
  /** How long the new container must run well before the old one is given up; null: as Containers does. */
  gateSeconds: z.int().min(0).max(3600).nullable(),
  /** How long monitors of Pulse are watched after it; a monitor that goes down takes the update back. 0: not. */
  pulseSeconds: z.int().min(0).max(3600),
  /** Where the notes are: a page, with `${tag}` and the like replaced (never run). */
  releaseLink: z.string().max(1000).nullable(),
});
export type PolicySettings = z.infer<typeof PolicySettings>;
export type PolicyField = keyof PolicySettings;

export const defaultPolicy: PolicySettings = {
  mode: 'ask',
  level: 'all',
  autoLevel: 'all',
  minimumAgeDays: 0,
  prereleases: false,
  include: [],
  exclude: [],
  transform: '',
  watchDigest: true,
  watchTags: true,
  window: null,
  gateSeconds: null,
  pulseSeconds: 120,
  releaseLink: null,
};

/** Who decided a field. `label`: its name and value are in `name` and `value`. `rule`: the rule's name. */
export const DecidedBy = z.object({
  by: z.enum(['label', 'rule', 'default']),
  name: z.string(),
  value: z.string().nullable(),
});
export type DecidedBy = z.infer<typeof DecidedBy>;

/** What holds for one container, and why. */
export const EffectivePolicy = PolicySettings.extend({
  decidedBy: z.partialRecord(PolicySettings.keyof(), DecidedBy),
  /** Labels that could not be understood, or wish for what is not done here. */
  problems: z.array(z.object({ label: z.string(), words: Words })),
});
export type EffectivePolicy = z.infer<typeof EffectivePolicy>;

/** Which containers a rule is for: every field that is set must fit. `container` and `image` may hold `*`. Empty: all. */
export const RuleMatch = z.object({
  host: z.string().min(1).max(256).optional(),
  stack: z.string().min(1).max(256).optional(),
  container: z.string().min(1).max(256).optional(),
  image: z.string().min(1).max(512).optional(),
  /** `name` or `name=value`. */
  label: z.string().min(1).max(513).optional(),
});
export type RuleMatch = z.infer<typeof RuleMatch>;

export const PolicyRuleDraft = z.object({
  name: z.string().trim().min(1).max(100),
  match: RuleMatch.default({}),
  settings: PolicySettings.partial(),
});
export type PolicyRuleDraft = z.infer<typeof PolicyRuleDraft>;

/** Rules are asked in order; for each field the first that sets it decides, behind the labels of the container. */
export const PolicyRule = PolicyRuleDraft.extend({
  id: z.string(),
  updatedAtMs: z.int(),
  updatedBy: z.string(),
});
export type PolicyRule = z.infer<typeof PolicyRule>;
