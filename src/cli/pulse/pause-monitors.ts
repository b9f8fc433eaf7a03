import type { Command } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { printable } from '../printable.ts';
import { findMonitors } from './find-monitors.ts';

export const pauseMonitors = command('pause', 'Stop checking monitors', 'pauseMonitors');
export const resumeMonitors = command('resume', 'Check monitors again', 'resumeMonitors');

function command(
  verb: 'pause' | 'resume',
  summary: string,
  endpoint: 'pauseMonitors' | 'resumeMonitors',
): Command {
  return {
    calls: [`pulse ${verb}`],
    takes: 'NAME…',
    summary,
    needsNames: true,
    async run(context) {
      const { given, output, signal } = context;
      const client = await context.connectPulse();
      const found = await findMonitors(client, context);
      const ids = found.map(({ id }) => id);
      const outcome = await client[endpoint]({ body: { ids } }, { signal });
      if (given.flag('json')) await output.json(outcome);
      else {
        const refused = new Set(outcome.refused.map(({ id }) => id));
        for (const { id, name } of found)
          if (!refused.has(id))
            await output.line(`${output.paint('green', '✓')} ${printable(name)}: ${verb}d`);
      }
      for (const { name, reason } of outcome.refused) output.note(`${name}: ${reason}`);
      return outcome.refused.length === 0 ? exitCode.done : exitCode.failed;
    },
  };
}
