import type { EffectivePolicy } from '#contracts/watcher/policy.ts';
import type { policiesEndpoints, PolicyPreview } from '#contracts/watcher/policies.ts';
import { defaultPolicy } from '#contracts/watcher/policy.ts';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import type { Clock } from '#kernel/clock.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import type { Subject } from '../subjects/subject.ts';
import { maySee } from '../watched/watched-access.ts';
import type { Watched, WatchedSubject } from '../watched/watched.ts';
import { checkPolicies } from './check-policies.ts';
import { decide } from './decide.ts';
import { policyFor } from './effective-policy.ts';
import type { StoredPolicies } from './open-policies.ts';

export interface PolicyHandlerOptions {
  readonly policies: StoredPolicies;
  readonly watched: Pick<Watched, 'all'>;
  readonly clock: Pick<Clock, 'now'>;
  /** What would be shown of a container with another policy. Asks no registry. */
  judgeWith(subject: Subject, policy: EffectivePolicy): Promise<WatchedContainer>;
}

export function policyHandlers(options: PolicyHandlerOptions): HandlersFor<typeof policiesEndpoints> {
  const { policies, watched, clock } = options;
  const now = () => {
    const { rules, default: usual } = policies.current();
    return { rules: [...rules], default: usual, revision: policies.revision() };
  };
  return {
    policies: now,
    async savePolicies({ body }, { caller }) {
      await policies.save(body, caller);
      return now();
    },
    async previewPolicies({ body }, { caller }) {
      const { rules = [], default: usual = {} } = body;
      checkPolicies({ rules, default: usual });
      const saved = policies.current();
      const wanted = {
        rules: body.rules ?? saved.rules,
        default: body.default ? { ...defaultPolicy, ...body.default } : saved.default,
      };
      const isSaved = body.rules === undefined && body.default === undefined;
      const seen = watched.all().filter(({ subject }) => maySee(caller, subject.resource));
      return await Promise.all(
        seen.map(async ({ subject, shown }: WatchedSubject) => {
          const container = isSaved ? shown : await options.judgeWith(subject, policyFor(subject, wanted));
          return previewOf(container, clock.now());
        }),
      );
    },
  };
}

function previewOf(container: WatchedContainer, nowMs: number): PolicyPreview {
  const { host, name, stack, policy } = container;
  return { host, name, stack, policy, ...decide(container, nowMs) };
}
