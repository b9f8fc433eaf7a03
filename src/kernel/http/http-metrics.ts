import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Metrics } from './metrics.ts';
import type { OpenStreams } from './open-streams.ts';

/** Told of every answer. */
export interface HttpMetrics {
  /** `endpoint` is `<tool>.<name>`, or what else was answered. */
  answered(endpoint: string, status: number, durationMs: number): void;
}

const seconds = [0.005, 0.025, 0.1, 0.5, 2.5, 10];

export function httpMetrics(metrics: Metrics, streams: Pick<OpenStreams, 'size'>): HttpMetrics {
  const requests = metrics.counter('nexus_http_requests_total', 'Answers, by endpoint and status.');
  const durations = metrics.histogram(
    'nexus_http_request_seconds',
    'Time to the start of an answer.',
    seconds,
  );
  const open = metrics.gauge('nexus_http_streams', 'Streams and channels that are open.');
  const memory = metrics.gauge('process_resident_memory_bytes', 'Resident memory of this process.');
  const cpu = metrics.counter('process_cpu_seconds_total', 'CPU time used by this process.');
  const lag = metrics.gauge(
    'nexus_event_loop_lag_seconds',
    'Longest wait of the event loop since the last scrape.',
  );
  let delay: ReturnType<typeof startDelay> | undefined;
  let countedSeconds = 0;
  metrics.onScrape(() => {
    open.set(streams.size);
    memory.set(process.memoryUsage.rss());
    const { user, system } = process.cpuUsage();
    cpu.add({}, (user + system) / 1e6 - countedSeconds);
    countedSeconds = (user + system) / 1e6;
    // Measuring costs a little CPU all the time, so it begins with the first scrape.
    delay ??= startDelay();
    lag.set(delay.count > 0 ? delay.max / 1e9 : 0);
    delay.reset();
  });
  return {
    answered(endpoint, status, durationMs) {
      requests.add({ endpoint, status });
      durations.observe(durationMs / 1000, { endpoint });
    },
  };
}

function startDelay() {
  const delay = monitorEventLoopDelay({ resolution: 50 });
  delay.enable();
  return delay;
}
