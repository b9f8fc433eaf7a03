import { readFile } from 'node:fs/promises';
import { MonitorDraft } from '#contracts/pulse/monitor.ts';
import type { MonitorKind } from '#contracts/pulse/monitors.ts';
import type { Command, CommandContext } from '../command.ts';
import { messageOf, usageError } from '../command-error.ts';
import { exitCode } from '../exit-code.ts';
import { printable } from '../printable.ts';
import { draftFromFlags } from './draft-from-flags.ts';

export const addMonitor: Command = {
  calls: ['pulse add'],
  takes: '[NAME]',
  summary: 'Add a monitor from options, or several from JSON',
  options: {
    from: {
      type: 'string',
      value: 'FILE',
      help: 'JSON of one monitor, or of a list; - reads standard input',
    },
    kind: { type: 'string', value: 'KIND', help: 'What is checked: http (default), tcp, ping, dns, …' },
    set: {
      type: 'string',
      short: 's',
      value: 'FIELD=VALUE',
      help: 'A setting of the kind: url=https://…',
      isMany: true,
    },
    every: { type: 'string', value: 'TIME', help: 'Between two checks: 20s, 5m; default 1m' },
    timeout: { type: 'string', value: 'TIME', help: 'How long a check may take; default 10s' },
    condition: {
      type: 'string',
      value: 'TEXT',
      help: 'That has to hold: "[RESPONSE_TIME] < 500"',
      isMany: true,
    },
    tag: { type: 'string', value: 'TAG', help: 'name or name=value', isMany: true },
    severity: { type: 'string', value: 'SEVERITY', help: 'critical (default), warning or info' },
    stack: { type: 'string', value: 'STACK', help: 'The stack that it is about; --host names the host' },
    container: { type: 'string', value: 'NAME', help: 'The container that it is about' },
  },
  async run(context) {
    const { given, output, signal } = context;
    const client = await context.connectPulse();
    const drafts = await draftsOf(context, () => client.monitorKinds({ signal }));
    const added = [];
    for (const body of drafts) {
      try {
        added.push(await client.createMonitor({ body }, { signal }));
      } catch (error) {
        output.note(`${body.name}: ${messageOf(error)}`);
      }
    }
    if (given.flag('json')) await output.json(added);
    else
      for (const { name, kind, target } of added)
        await output.line(`${output.paint('green', '✓')} ${printable(`${name}: ${kind} ${target}`)}`);
    return added.length === drafts.length ? exitCode.done : exitCode.failed;
  },
};

async function draftsOf(
  { given, readInput }: CommandContext,
  kinds: () => Promise<readonly MonitorKind[]>,
): Promise<readonly MonitorDraft[]> {
  const from = given.text('from');
  if (from === undefined) return [readDraft(draftFromFlags(given, await kinds()))];
  if (given.names.length > 0) throw usageError('With --from, the names stand in the file.');
  const text = from === '-' ? await readInput() : await readText(from);
  const read = parseJson(text, from);
  return (Array.isArray(read) ? read : [read]).map(readDraft);
}

function readDraft(value: unknown): MonitorDraft {
  const { success, data, error } = MonitorDraft.safeParse(value);
  if (success) return data;
  const lines = error.issues.map(({ path, message }) => `  ${path.map(String).join('.')}: ${message}`);
  throw usageError(['That is no monitor:', ...lines].join('\n'));
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw usageError(`${file} cannot be read.`);
  }
}

function parseJson(text: string, from: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw usageError(`${from === '-' ? 'Standard input' : from} is not JSON.`);
  }
}
