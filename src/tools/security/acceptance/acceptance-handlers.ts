import type { Acceptance, acceptanceEndpoints } from '#contracts/security/acceptance.ts';
import type { Caller } from '#contracts/access.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { seenImages } from '../access/image-access.ts';
import type { SecurityParts } from '../security-parts.ts';
import { openAcceptedCounts } from './count-accepted.ts';
import type { StoredAcceptance } from './open-acceptances.ts';
import { type AcceptancePreview, previewAcceptance } from './preview-acceptance.ts';

export interface AcceptanceParts {
  readonly kernel: Pick<SecurityParts['kernel'], 'database' | 'clock'>;
  readonly reading: Pick<SecurityParts['reading'], 'subjects'>;
  readonly acceptances: Pick<SecurityParts['acceptances'], 'all' | 'accept' | 'change' | 'end'>;
  readonly findings: Pick<SecurityParts['findings'], 'all' | 'watch'>;
}

export function acceptanceHandlers(parts: AcceptanceParts): HandlersFor<typeof acceptanceEndpoints> {
  const { kernel, acceptances } = parts;
  const counts = openAcceptedCounts(parts);
  /** What was found is judged again only after the answer, so that what the rule does is said beforehand. */
  const saved = async (rule: StoredAcceptance, caller: Caller) =>
    shown(rule, (await preview(parts, rule, caller)).findings, kernel.clock.now());
  return {
    async acceptances() {
      const quiet = await counts();
      return acceptances.all().map((rule) => shown(rule, quiet.get(rule.id) ?? 0, kernel.clock.now()));
    },
    previewAcceptance: ({ body }, { caller }) => preview(parts, body, caller),
    accept: async ({ body }, { caller }) => await saved(await acceptances.accept(body, caller), caller),
    changeAcceptance: async ({ params, body }, { caller }) =>
      await saved(await acceptances.change(params.rule, body, caller), caller),
    async endAcceptance({ params }, { caller }) {
      await acceptances.end(params.rule, caller);
      return null;
    },
  };
}

function preview(
  { kernel, reading, acceptances }: AcceptanceParts,
  draft: Pick<StoredAcceptance, 'scope' | 'isUntilRepair'>,
  caller: Caller,
): Promise<AcceptancePreview> {
  return previewAcceptance(draft, {
    database: kernel.database.as(),
    images: seenImages(reading, caller),
    rules: acceptances.all(),
    nowMs: kernel.clock.now(),
  });
}

function shown(rule: StoredAcceptance, findings: number, nowMs: number): Acceptance {
  return { ...rule, isOver: rule.untilMs !== null && rule.untilMs <= nowMs, findings };
}
