/** Label names to values. Values are escaped when written. */
export type Labels = Readonly<Record<string, string | number>>;

export interface Counter {
  add(labels?: Labels, amount?: number): void;
}

export interface Gauge {
  set(value: number, labels?: Labels): void;
  add(amount: number, labels?: Labels): void;
}

export interface Histogram {
  /** `value` is in the unit that the name ends in; Prometheus wants seconds and bytes. */
  observe(value: number, labels?: Labels): void;
}

/** What this process counts, in the Prometheus text format 0.0.4. Asking twice for a name gives the same series. */
export interface Metrics {
  counter(name: string, help: string): Counter;
  gauge(name: string, help: string): Gauge;
  histogram(name: string, help: string, buckets: readonly number[]): Histogram;
  /** Runs before each scrape: the place to set gauges that are cheap to read and costly to keep. */
  onScrape(run: () => void): void;
  text(): string;
}

interface Family {
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  /** Line without its value, to value. */
  readonly series: Map<string, number>;
}

export function createMetrics(): Metrics {
  const families = new Map<string, Family>();
  const scrapers: (() => void)[] = [];
  const family = (name: string, type: Family['type'], help: string): Map<string, number> => {
    const known = families.get(name) ?? { type, help, series: new Map<string, number>() };
    families.set(name, known);
    return known.series;
  };
  return {
    counter(name, help) {
      const series = family(name, 'counter', help);
      return { add: (labels, amount = 1) => increase(series, seriesName(name, labels), amount) };
    },
    gauge(name, help) {
      const series = family(name, 'gauge', help);
      return {
        set: (value, labels) => series.set(seriesName(name, labels), value),
        add: (amount, labels) => increase(series, seriesName(name, labels), amount),
      };
    },
    histogram(name, help, buckets) {
      const series = family(name, 'histogram', help);
      return { observe: (value, labels = {}) => observe(series, name, buckets, value, labels) };
    },
    onScrape: (run) => scrapers.push(run),
    text() {
      for (const run of scrapers) run();
      return [...families].map(([name, each]) => familyText(name, each)).join('');
    },
  };
}

function observe(
  series: Map<string, number>,
  name: string,
  buckets: readonly number[],
  value: number,
  labels: Labels,
): void {
  for (const bound of buckets) {
    increase(series, seriesName(`${name}_bucket`, { ...labels, le: bound }), value <= bound ? 1 : 0);
  }
  increase(series, seriesName(`${name}_bucket`, { ...labels, le: '+Inf' }), 1);
  increase(series, seriesName(`${name}_sum`, labels), value);
  increase(series, seriesName(`${name}_count`, labels), 1);
}

function increase(series: Map<string, number>, name: string, amount: number): void {
  series.set(name, (series.get(name) ?? 0) + amount);
}

function seriesName(name: string, labels: Labels = {}): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${escapeLabel(String(value))}"`);
  return pairs.length > 0 ? `${name}{${pairs.join(',')}}` : name;
}

function escapeLabel(value: string): string {
  return value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');
}

function familyText(name: string, { type, help, series }: Family): string {
  const lines = [...series].map(([line, value]) => `${line} ${value}\n`);
  return `# HELP ${name} ${help.replace(/\\/g, '\\\\').replace(/\n/g, '\\n')}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}
