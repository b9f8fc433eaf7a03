import type { Benchmark } from './benchmark.ts';
import { measureDaemonCpu } from './containers/daemon-cpu.ts';
import { measureHistorySize } from './containers/history-size.ts';
import { measureLogLines } from './containers/log-lines.ts';
import { measureRecreateDowntime } from './containers/recreate-downtime.ts';

export const containers: Benchmark = {
  name: 'containers',
  summary: 'what following, watching, remembering and re-creating containers costs',
  async measure(options) {
    return [
      ...(await measureRecreateDowntime(options)),
      ...(await measureLogLines(options)),
      ...(await measureDaemonCpu(options)),
      ...(await measureHistorySize(options)),
    ];
  },
};
