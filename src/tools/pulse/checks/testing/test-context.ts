import type { CheckContext } from '../check-kind.ts';

/** What a check in a test is given: names that end in `.test` are this machine, and others are not known. */
export function testContext(changes: Partial<CheckContext> = {}): CheckContext {
  return {
    signal: AbortSignal.timeout(5_000),
    timeoutMs: 5_000,
    nowMs: () => Date.now(),
    monotonicMs: () => performance.now(),
    resolve: (name) =>
      name.endsWith('.test')
        ? Promise.resolve([{ address: '127.0.0.1', family: 4 }])
        : Promise.reject(Object.assign(new Error(`No ${name}`), { code: 'ENOTFOUND' })),
    wants: new Set(),
    ...changes,
  };
}

/** A deadline that comes soon. */
export function soon(): Partial<CheckContext> {
  return { signal: AbortSignal.timeout(120), timeoutMs: 120 };
}
