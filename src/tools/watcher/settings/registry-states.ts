import type { RegistryState } from '#contracts/watcher/registries.ts';
import type { VerdictReason } from '#contracts/watcher/verdict.ts';
import type { Pace } from '#library/registry/pace.ts';
import type { Quota } from '#library/registry/quota.ts';
import type { Text } from '#library/text.ts';
import { registryFor } from '../reach/registry-for.ts';
import type { StoredRegistry } from './registry-settings.ts';

/** A registry that running images come from, as facts know it. */
export interface UsedDomain {
  readonly domain: string;
  readonly images: number;
  readonly containers: number;
  /** Null: it answers. */
  readonly problem: VerdictReason | null;
  readonly lastAnswerAtMs: number | null;
}

/** What else is known of registries. */
export interface RegistryKnowledge {
  domains(): readonly UsedDomain[];
  loginOf(domain: string): RegistryState['login'];
  quotaOf(domain: string): (Quota & { readonly readAtMs: number }) | null;
  /** By host and port that answer. */
  paceOf(host: string): Pace | undefined;
  /** Why Docker's own logins are not known. */
  loginProblem(): Text | null;
}

export function registryStates(
  known: RegistryKnowledge,
  configured: readonly StoredRegistry[],
  nowMs: number,
): RegistryState[] {
  const settings = configured.map(({ kindId, settings: values }) => ({ kind: kindId, settings: values }));
  const states = known.domains().map((used): RegistryState => {
    const { domain } = used;
    const { kind, host } = registryFor(domain, settings);
    const login = known.loginOf(domain);
    const rest = known.paceOf(host)?.rest;
    return {
      ...used,
      kind: kind.id,
      title: kind.title,
      login,
      problem: used.problem ?? (login === 'none' ? loginFileProblem(known.loginProblem()) : null),
      quota: shownQuota(known.quotaOf(domain)),
      restsUntilMs: rest && rest.untilMs > nowMs ? rest.untilMs : null,
      configuredId: configured.find(({ domains }) => domains.includes(domain))?.id ?? null,
    };
  });
  return states.toSorted((one, other) => one.domain.localeCompare(other.domain, 'en'));
}

function loginFileProblem(words: Text | null): VerdictReason | null {
  return words && { id: 'login-file', words: { ...words }, detail: null, untilMs: null };
}

function shownQuota(quota: ReturnType<RegistryKnowledge['quotaOf']>): RegistryState['quota'] {
  if (!quota) return null;
  const { limit, remaining, windowSeconds, readAtMs } = quota;
  return { limit, remaining, windowSeconds, readAtMs };
}
