import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { SummaryLine, type SummaryItem } from '../../ui/summary-line.tsx';
import { wantsAttention } from './container-state.ts';
import { containersText } from './containers-text.ts';
import { useLive } from './live.ts';
import type { LiveState } from './live-store.ts';

/** "28 running, 1 unhealthy, 3 stopped, CPU 12 %, Memory 9.4 of 32 GiB": each word narrows the list to what it counts. */
export function ContainersSummary({ onState }: { onState: (state: string | undefined) => void }) {
  const text = useText(containersText);
  const format = useFormat();
  const live = useLive();
  if (!live.loaded) return <div className="h-5" />;
  const all = [...live.containers.values()];
  const count = (state: string) => all.filter((container) => container.state === state).length;
  const wanting = all.filter(wantsAttention).length;
  const stopped = count('exited') + count('created') + count('dead');
  const paused = count('paused');
  const items: SummaryItem[] = [
    { text: text('runningCount', { count: count('running') }), onSelect: () => onState('running') },
    ...(wanting > 0
      ? [
          {
            text: text('unhealthyCount', { count: wanting }),
            tone: 'degraded' as const,
            onSelect: () => onState('unhealthy'),
          },
        ]
      : []),
    ...(stopped > 0
      ? [{ text: text('stoppedCount', { count: stopped }), onSelect: () => onState('stopped') }]
      : []),
    ...(paused > 0
      ? [{ text: text('pausedCount', { count: paused }), onSelect: () => onState('paused') }]
      : []),
  ];
  const totals = sumOf(live);
  if (totals.cpuPercent !== null)
    items.push({ text: text('cpuTotal', { percent: format.percent(totals.cpuPercent) }) });
  if (totals.memoryBytes !== null && totals.allBytes > 0) {
    const parameters = { used: format.bytes(totals.memoryBytes), all: format.bytes(totals.allBytes) };
    items.push({ text: text('memoryTotal', parameters) });
  }
  return <SummaryLine items={items} label={text('containers')} />;
}

/** CPU as a share of the whole machine, memory against what the machine has. Null until the first sample. */
function sumOf(live: LiveState) {
  const engines = live.hosts.flatMap(({ engine }) => (engine ? [engine] : []));
  const cpus = engines.reduce((sum, engine) => sum + engine.cpus, 0);
  const running = [...live.trails]
    .filter(([id]) => live.containers.get(id)?.state === 'running')
    .map(([, trail]) => trail.last);
  const cpu = running.flatMap(({ cpuPercent }) => (cpuPercent === null ? [] : [cpuPercent]));
  const memory = running.flatMap(({ memoryBytes }) => (memoryBytes === null ? [] : [memoryBytes]));
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  return {
    cpuPercent: cpu.length > 0 && cpus > 0 ? total(cpu) / cpus : null,
    memoryBytes: memory.length > 0 ? total(memory) : null,
    allBytes: engines.reduce((sum, engine) => sum + engine.memoryBytes, 0),
  };
}
