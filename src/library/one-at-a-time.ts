/** Calls follow each other, also after one that failed: an older answer never comes after a newer one. Resolves and rejects as `run` does. */
export function oneAtATime<Args extends readonly unknown[], Result>(
  run: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (...args) => {
    const next = last.then(() => run(...args));
    last = next.catch(() => undefined);
    return next;
  };
}
