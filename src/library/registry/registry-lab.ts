import { openRegistry, type OpenRegistry } from './open-registry.ts';
import type { Pace } from './pace.ts';
import type { RegistryOptions } from './session.ts';

export const labLimits = { perSecond: 1000, burst: 1000 };

/** A client of a registry in a test: fast, with a clock that stands still unless it is moved. */
export interface RegistryLab extends Disposable {
  readonly registry: OpenRegistry;
  readonly paces: Map<string, Pace>;
  pass(ms: number): void;
}

export function registryLab(host: string, options: Partial<RegistryOptions> = {}): RegistryLab {
  let nowMs = 1_800_000_000_000;
  const paces = new Map<string, Pace>();
  const clock = {
    now: () => nowMs,
    after(_delayMs: number, run: () => void) {
      const timer = setImmediate(run);
      return () => clearImmediate(timer);
    },
  };
  const registry = openRegistry({ host, limits: labLimits, paces, clock, ...options });
  return {
    registry,
    paces,
    pass: (ms) => void (nowMs += ms),
    [Symbol.dispose]: () => registry[Symbol.dispose](),
  };
}
