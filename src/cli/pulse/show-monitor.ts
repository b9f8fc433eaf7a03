import type { Incident } from '#contracts/pulse/incidents.ts';
import type { Command } from '../command.ts';
import { usageError } from '../command-error.ts';
import { exitCode } from '../exit-code.ts';
import type { Output } from '../output.ts';
import { printable } from '../printable.ts';
import { roughly } from '../since.ts';
import { findMonitors } from './find-monitors.ts';
import { latencyText, shareText, stateColours } from './monitor-words.ts';

export const showMonitor: Command = {
  calls: ['pulse show'],
  takes: 'NAME',
  summary: 'Show one monitor: how it is, its uptime, and when it was down last',
  needsNames: true,
  async run(context) {
    const { given, output, signal, nowMs } = context;
    const client = await context.connectPulse();
    const [found, ...others] = await findMonitors(client, context);
    if (!found || others.length > 0) throw usageError('One monitor at a time.');
    const params = { id: found.id };
    const [{ monitor, now }, uptime, incidents] = await Promise.all([
      client.monitor({ params }, { signal }),
      client.uptime({ params }, { signal }),
      client.incidents({ query: { monitorId: found.id, limit: 5 } }, { signal }),
    ]);
    if (given.flag('json')) {
      await output.json({ monitor, now, uptime, incidents });
      return exitCode.done;
    }
    const state = output.paint(stateColours[now.status], now.status);
    await output.line(`${printable(monitor.name)}: ${state} for ${roughly(nowMs - now.sinceMs)}`);
    const everySeconds = monitor.intervalMs / 1000;
    await fact(output, 'checks', `${monitor.kind} ${monitor.target}, every ${everySeconds} s`);
    if (now.lastCheckAtMs !== null)
      await fact(output, 'last', `${roughly(nowMs - now.lastCheckAtMs)} ago ${latencyText(now.latencyMs)}`);
    if (monitor.problem) await fact(output, 'problem', monitor.problem.en);
    const { day, week, month, year } = uptime;
    const shares = { '1 d': day, '7 d': week, '30 d': month, '1 y': year };
    const texts = Object.entries(shares).map(([name, { share }]) => `${name} ${shareText(share)}`);
    await fact(output, 'uptime', texts.join(', '));
    for (const incident of incidents) await fact(output, 'down', incidentText(incident, nowMs));
    if (monitor.notes !== '') await fact(output, 'notes', monitor.notes);
    return exitCode.done;
  },
};

async function fact(output: Output, name: string, text: string): Promise<void> {
  await output.line(`  ${output.paint('faint', name.padEnd(8))} ${printable(text)}`.trimEnd());
}

function incidentText({ startedMs, endedMs, reason }: Incident, nowMs: number): string {
  const length = roughly((endedMs ?? nowMs) - startedMs);
  const when = endedMs === null ? `for ${length}` : `${roughly(nowMs - startedMs)} ago for ${length}`;
  return `${when}: ${reason.text.en}${reason.detail === null ? '' : ` (${reason.detail})`}`;
}
