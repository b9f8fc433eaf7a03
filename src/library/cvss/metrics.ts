/** A metric's name and its values, as in `AV:N`. */
export type MetricValues = Readonly<Record<string, readonly string[]>>;

/** By name; a metric that is not given is absent. */
export type Metrics = ReadonlyMap<string, string>;

/** Longer than any vector with every metric. */
const mostCharacters = 512;

/** `AV:N/AC:L…`; `undefined` for an unknown metric or value, and for one that is there twice. */
export function readMetrics(text: string, allowed: MetricValues): Metrics | undefined {
  if (text.length > mostCharacters) return undefined;
  const metrics = new Map<string, string>();
  for (const part of text.split('/')) {
    const [name = '', value = '', ...rest] = part.split(':');
    const values = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
    if (rest.length > 0 || metrics.has(name) || !values?.includes(value)) return undefined;
    metrics.set(name, value);
  }
  return metrics;
}

export function hasAll(metrics: Metrics, names: readonly string[]): boolean {
  return names.every((name) => metrics.has(name));
}

/** Whether the metrics are in the order of `allowed`. */
export function isInOrder(metrics: Metrics, allowed: MetricValues): boolean {
  const names = Object.keys(allowed).filter((name) => metrics.has(name));
  return [...metrics.keys()].every((name, index) => name === names[index]);
}

/** To one decimal, halves up, past the noise of binary fractions. */
export function roundToTenth(value: number): number {
  return Math.round(value * 10 + 1e-6) / 10;
}
