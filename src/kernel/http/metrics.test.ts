import { expect, test } from 'vitest';
import { createMetrics } from './metrics.ts';

test('series are written in the text format of Prometheus', () => {
  const metrics = createMetrics();
  const answers = metrics.counter('answers_total', 'Answers.');
  answers.add({ status: 200 });
  answers.add({ status: 200 }, 2);
  answers.add({ status: 'a "quoted"\nline\\' });
  metrics.gauge('streams', 'Open.').set(3);
  expect(metrics.text()).toBe(
    [
      '# HELP answers_total Answers.',
      '# TYPE answers_total counter',
      'answers_total{status="200"} 3',
      'answers_total{status="a \\"quoted\\"\\nline\\\\"} 1',
      '# HELP streams Open.',
      '# TYPE streams gauge',
      'streams 3',
      '',
    ].join('\n'),
  );
});

test('a histogram counts each value in every bucket that holds it', () => {
  const metrics = createMetrics();
  const seconds = metrics.histogram('seconds', 'Time.', [0.1, 1]);
  seconds.observe(0.05);
  seconds.observe(0.5);
  seconds.observe(5);
  expect(metrics.text().split('\n').slice(2, -1)).toEqual([
    'seconds_bucket{le="0.1"} 1',
    'seconds_bucket{le="1"} 2',
    'seconds_bucket{le="+Inf"} 3',
    'seconds_sum 5.55',
    'seconds_count 3',
  ]);
});

test('asking twice for a name gives the same series, and gauges are set when scraped', () => {
  const metrics = createMetrics();
  metrics.counter('twice', 'Counted.').add();
  metrics.counter('twice', 'Counted.').add();
  const gauge = metrics.gauge('late', 'Set late.');
  metrics.onScrape(() => gauge.set(7));
  expect(metrics.text()).toContain('twice 2\n');
  expect(metrics.text()).toContain('late 7\n');
});
