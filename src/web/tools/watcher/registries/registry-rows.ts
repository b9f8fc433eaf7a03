import type { ConfiguredRegistry, RegistryKind, RegistryState } from '#contracts/watcher/registries.ts';
import type { State } from '../../../ui/state-badge.tsx';

/** A registry in use, or settings of one that nothing comes from now. */
export interface RegistryRow {
  readonly key: string;
  readonly domain: string;
  readonly title: string;
  readonly state: RegistryState | null;
  readonly configured: ConfiguredRegistry | null;
}

interface Registries {
  readonly states: readonly RegistryState[];
  readonly configured: readonly ConfiguredRegistry[];
}

/** What does not answer stands first, then what most images come from; unused settings last. */
export function registryRows(
  { states, configured }: Registries,
  kinds: readonly RegistryKind[],
): readonly RegistryRow[] {
  const used = states.map((state) => ({
    key: state.domain,
    domain: state.domain,
    title: state.title,
    state,
    configured: configured.find(({ id }) => id === state.configuredId) ?? null,
  }));
  const unused = configured
    .filter(({ id }) => !states.some(({ configuredId }) => configuredId === id))
    .map((one) => ({
      key: one.id,
      domain: one.domains.join(', '),
      title: kinds.find(({ id }) => id === one.kind)?.title ?? one.kind,
      state: null,
      configured: one,
    }));
  return [...used.toSorted(byTrouble), ...unused];
}

function byTrouble(a: { state: RegistryState }, b: { state: RegistryState }): number {
  const order = Number(a.state.problem === null) - Number(b.state.problem === null);
  return order === 0 ? b.state.images - a.state.images : order;
}

type RegistryHealth = 'answers' | 'silent' | 'rests' | 'notAsked' | 'unused';

export function healthOf({ state }: Pick<RegistryRow, 'state'>, nowMs: number): RegistryHealth {
  if (state === null) return 'unused';
  if (state.restsUntilMs !== null && state.restsUntilMs > nowMs) return 'rests';
  if (state.problem !== null) return 'silent';
  return state.lastAnswerAtMs === null ? 'notAsked' : 'answers';
}

export const healthMarks: Readonly<Record<RegistryHealth, State>> = {
  answers: 'up',
  silent: 'down',
  rests: 'paused',
  notAsked: 'noted',
  unused: 'noted',
};
