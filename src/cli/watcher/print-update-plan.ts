import type { UpdatePlan } from '#contracts/watcher/run.ts';
import type { Output } from '../output.ts';
import { printable } from '../printable.ts';
import { levelColours, versionText } from './version-words.ts';

export async function printUpdatePlan(output: Output, plan: UpdatePlan): Promise<void> {
  const { name, from, to, level, reference, file } = plan;
  const step = level ? ` (${output.paint(levelColours[level], level)})` : '';
  await output.line(
    `${printable(name)}: ${printable(versionText(from, to))} → ${printable(versionText(to, from))}${step}, ${printable(reference)}`,
  );
  if (plan.problem) await output.line(`  ${output.paint('red', '✗')} ${printable(plan.problem.en)}`);
  for (const [at, { en }] of plan.steps.entries()) await output.line(`  ${at + 1}. ${printable(en)}`);
  for (const { en } of plan.warnings) await output.line(`  ${output.paint('yellow', '!')} ${printable(en)}`);
  if (!file) return;
  await output.line(`  ${printable(file.path)}`);
  for (const line of file.diff.split('\n')) if (/^[+-]/.test(line)) await printChange(output, line);
}

async function printChange(output: Output, line: string): Promise<void> {
  if (/^(\+\+\+|---)/.test(line)) return;
  await output.line(`    ${output.paint(line.startsWith('+') ? 'green' : 'red', printable(line))}`);
}
