import { unavailable } from '#kernel/errors.ts';
import type { EngineAccess } from '../local-host/engine-access.ts';
import type { Recreation } from './recreation.ts';

export function localRecreation(_access: EngineAccess): Recreation {
  const refuse = () => Promise.reject<never>(unavailable('Recreating is not ready yet.'));
  return {
    capture: refuse,
    plan: refuse,
    createNew: refuse,
    dependents: () => [],
    pull: refuse,
    draft: refuse,
    build: refuse,
    switchOver: refuse,
    prove: refuse,
    finish: refuse,
    goBack: refuse,
    examine: refuse,
    report: refuse,
  };
}
