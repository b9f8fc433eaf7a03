import type { CheckReport } from '#contracts/pulse/check-report.ts';
import type { Command } from '../command.ts';
import { messageOf } from '../command-error.ts';
import { exitCode } from '../exit-code.ts';
import type { Output } from '../output.ts';
import { printable } from '../printable.ts';
import { findMonitors } from './find-monitors.ts';
import { latencyText, stateColours } from './monitor-words.ts';

export const checkMonitors: Command = {
  calls: ['pulse check', 'pulse check-now'],
  takes: 'NAME…',
  summary: 'Check monitors now and say what was seen; nothing is stored and nobody is told',
  needsNames: true,
  async run(context) {
    const { given, output, signal } = context;
    const client = await context.connectPulse();
    const found = await findMonitors(client, context);
    const reports = await Promise.all(
      found.map(async ({ id, name }) => {
        try {
          return { id, name, report: await client.checkNow({ params: { id } }, { signal }) };
        } catch (error) {
          output.note(`${name}: ${messageOf(error)}`);
          return undefined;
        }
      }),
    );
    const done = reports.filter((one) => one !== undefined);
    if (given.flag('json')) await output.json(done);
    else for (const { name, report } of done) await tell(output, name, report);
    const isWell = done.length === found.length && done.every(({ report }) => report.outcome !== 'down');
    return isWell ? exitCode.done : exitCode.failed;
  },
};

async function tell(output: Output, name: string, report: CheckReport): Promise<void> {
  const { outcome, latencyMs, reason, conditions, evidence, certificate } = report;
  const latency = latencyMs === null ? '' : ` ${latencyText(latencyMs)}`;
  await output.line(`${printable(name)}: ${output.paint(stateColours[outcome], outcome)}${latency}`);
  const detail = reason?.detail ? ` (${reason.detail})` : '';
  const lines = [
    ...(reason ? [`${reason.text.en}${detail}`] : []),
    ...evidence.map(({ label, expected, seen }) =>
      expected === null ? `${label.en}: ${seen}` : `${label.en}: ${seen}, expected ${expected}`,
    ),
    ...conditions.filter(({ holds }) => !holds).map(({ shown }) => `does not hold: ${shown}`),
    ...(certificate ? [`certificate: ${certificate.daysLeft} days left`] : []),
  ];
  for (const line of lines) await output.line(`  ${printable(line)}`);
}
