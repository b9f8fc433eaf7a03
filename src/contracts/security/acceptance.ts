import { z } from 'zod';
import { call } from '../contract.ts';

/** What a rule is about. Every field that is there has to hold; `*` stands for any text in those that say "pattern". */
export const AcceptanceScope = z.object({
  /** A CVE id or another name of the flaw. */
  flaw: z.string().min(1).max(100).nullable(),
  /** Pattern of a package's name. */
  package: z.string().min(1).max(200).nullable(),
  /** Pattern of an image reference without tag and digest: `docker.io/library/postgres`. It outlives updates. */
  image: z.string().min(1).max(300).nullable(),
  host: z.string().max(100).nullable(),
  stack: z.string().max(200).nullable(),
  container: z.string().max(200).nullable(),
});
export type AcceptanceScope = z.infer<typeof AcceptanceScope>;

export const AcceptanceDraft = z.object({
  scope: AcceptanceScope,
  /** Why it is no danger here. Shown wherever the rule keeps something quiet. */
  reason: z.string().min(3).max(1_000),
  /** Null: for good. */
  untilMs: z.int().nullable(),
  /** It is open again as soon as an update repairs it. */
  isUntilRepair: z.boolean(),
});
export type AcceptanceDraft = z.infer<typeof AcceptanceDraft>;

export const Acceptance = AcceptanceDraft.extend({
  id: z.string(),
  by: z.string(),
  atMs: z.int(),
  isOver: z.boolean(),
  /** Findings that it keeps quiet now. */
  findings: z.int(),
});
export type Acceptance = z.infer<typeof Acceptance>;

const RuleId = z.object({ rule: z.string() });

export const acceptanceEndpoints = {
  acceptances: call({
    method: 'GET',
    path: '/acceptances',
    summary: 'List what is accepted, by whom, why and until when',
    access: 'security:read',
    result: z.array(Acceptance),
  }),
  previewAcceptance: call({
    method: 'POST',
    path: '/acceptances/preview',
    summary: 'Say which findings a rule would keep quiet; changes nothing',
    access: 'security:read',
    body: AcceptanceDraft.pick({ scope: true, isUntilRepair: true }),
    result: z.object({
      findings: z.int(),
      examples: z.array(z.object({ flaw: z.string(), package: z.string(), reference: z.string() })),
    }),
  }),
  accept: call({
    method: 'POST',
    path: '/acceptances',
    summary: 'Accept findings, with a reason',
    access: 'security:accept',
    body: AcceptanceDraft,
    result: Acceptance,
  }),
  changeAcceptance: call({
    method: 'PUT',
    path: '/acceptances/{rule}',
    summary: 'Change a rule',
    access: 'security:accept',
    params: RuleId,
    body: AcceptanceDraft,
    result: Acceptance,
  }),
  endAcceptance: call({
    method: 'DELETE',
    path: '/acceptances/{rule}',
    summary: 'Take a rule back, so that its findings are open again',
    access: 'security:accept',
    params: RuleId,
    result: z.null(),
  }),
};
