import { z } from 'zod';
import { call } from '../contract.ts';
import { EffectivePolicy, PolicyRule, PolicyRuleDraft, PolicySettings } from './policy.ts';
import { AvailableUpdate } from './version.ts';
import { Words } from '../words.ts';

/** What would happen to one container with these rules. */
export const PolicyPreview = z.object({
  host: z.string(),
  name: z.string(),
  stack: z.string().nullable(),
  policy: EffectivePolicy,
  /** The one that would be taken; null where there is none. */
  update: AvailableUpdate.nullable(),
  /** `apply`: by itself, at `atMs`. `wait`: something is newer and held. */
  happens: z.enum(['nothing', 'tell', 'ask', 'apply', 'wait']),
  atMs: z.int().nullable(),
  words: Words,
});
export type PolicyPreview = z.infer<typeof PolicyPreview>;

/** `revision` grows with each change. */
const RuleSet = z.object({ rules: z.array(PolicyRule), default: PolicySettings, revision: z.int() });

export const policiesEndpoints = {
  policies: call({
    method: 'GET',
    path: '/policies',
    summary: 'List the rules in their order, and the default behind them',
    access: 'watcher:read',
    result: RuleSet,
  }),
  /** `revision` guards against a change of somebody else's; the ids of rules that are kept are named. */
  savePolicies: call({
    method: 'PUT',
    path: '/policies',
    summary: 'Replace the rules and the default',
    access: 'watcher:configure',
    body: z.object({
      rules: z.array(PolicyRuleDraft.extend({ id: z.string().optional() })).max(200),
      default: PolicySettings.partial().default({}),
      revision: z.int().optional(),
    }),
    bodyLimitBytes: 512 * 1024,
    result: RuleSet,
  }),
  previewPolicies: call({
    method: 'POST',
    path: '/policies/preview',
    summary: 'Say for each container what these rules would do and when; changes nothing',
    access: 'watcher:read',
    scoped: true,
    body: z.object({
      /** Absent: those that are saved. */
      rules: z
        .array(PolicyRuleDraft.extend({ id: z.string().optional() }))
        .max(200)
        .optional(),
      default: PolicySettings.partial().optional(),
    }),
    bodyLimitBytes: 512 * 1024,
    result: z.array(PolicyPreview),
  }),
};
