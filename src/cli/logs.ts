import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { LogItem } from '#contracts/containers/live.ts';
import type { Client } from '#contracts/client.ts';
import type { containers as contract } from '#contracts/containers.ts';
import type { Arguments, Command, CommandContext } from './command.ts';
import { usageError } from './command-error.ts';
import { exitCode } from './exit-code.ts';
import { findByName } from './find-by-name.ts';
import type { Output } from './output.ts';
import { printable, printableLine, withoutColours } from './printable.ts';
import { parseSince } from './since.ts';

type LogLines = Extract<LogItem, { type: 'lines' }>['lines'];

export const logs: Command = {
  calls: ['logs', 'containers logs'],
  takes: 'NAME…',
  summary: 'Print the logs of containers',
  options: {
    follow: { type: 'boolean', short: 'f', help: 'Go on with what is written from now on' },
    tail: { type: 'string', short: 'n', value: 'N', help: 'The last N lines of each; default 500' },
    since: { type: 'string', value: 'TIME', help: 'From then on: 10m, 2d, or 2026-01-31T08:00:00Z' },
    timestamps: { type: 'boolean', short: 't', help: 'With the time of each line' },
  },
  needsNames: true,
  async run(context) {
    const { given, output, signal, nowMs, connect } = context;
    const since = given.text('since');
    const query = {
      tail: tailOf(given.text('tail'), since !== undefined),
      follow: given.flag('follow') ? 'true' : 'false',
      ...(since !== undefined && { sinceMs: parseSince(since, nowMs) }),
    };
    const client = await connect();
    const { containers } = await client.list({ query: { host: given.text('host') } }, { signal });
    const targets = given.names.map((name) => findByName(containers, name, 'container'));
    const width = Math.max(...targets.map(({ name }) => name.length));
    const isSeveral = targets.length > 1;
    await Promise.all(
      targets.map((target) => {
        const prefix = isSeveral
          ? `${output.paint('faint', `${printable(target.name).padEnd(width)} |`)} `
          : '';
        return printLog(client, target, query, context, prefix);
      }),
    );
    return exitCode.done;
  },
};

interface LogQuery {
  readonly tail: number;
  readonly follow: string;
  readonly sinceMs?: number;
}

async function printLog(
  client: Client<typeof contract>,
  { host, id, name }: ContainerSummary,
  query: LogQuery,
  { given, output, signal }: CommandContext,
  prefix: string,
): Promise<void> {
  for await (const { data } of client.logs({ params: { host, id }, query }, { signal })) {
    if (data.type === 'skipped') output.note(`${name}: ${data.count} lines came too fast and were skipped.`);
    if (data.type === 'lines') await printLines(data.lines, name, given, output, prefix);
  }
}

async function printLines(
  lines: LogLines,
  name: string,
  given: Arguments,
  output: Output,
  prefix: string,
): Promise<void> {
  const shown = lines.map(({ timeNano, stream, text }) => {
    if (given.flag('json')) return JSON.stringify({ container: name, timeNano, stream, text });
    const time = given.flag('timestamps') ? `${output.paint('faint', timeOf(timeNano))} ` : '';
    return `${prefix}${time}${output.isTerminal ? forTerminal(text, output) : text}`;
  });
  if (shown.length > 0) await output.line(shown.join('\n'));
}

/** Into a pipe, a log goes as it was written. */
function forTerminal(text: string, { hasColour }: Output): string {
  return hasColour ? printableLine(text) : printable(withoutColours(text));
}

function timeOf(timeNano: string): string {
  const nano = BigInt(timeNano);
  const second = new Date(Number(nano / 1_000_000_000n) * 1_000).toISOString().slice(0, 19);
  return `${second}.${String(nano % 1_000_000_000n).padStart(9, '0')}Z`;
}

/** `all` as docker has it; NEXUS keeps to 50 000. */
function tailOf(text: string | undefined, hasSince: boolean): number {
  if (text === undefined) return hasSince ? 50_000 : 500;
  if (text === 'all') return 50_000;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 50_000)
    throw usageError(`--tail takes a number up to 50000, or all.`);
  return Number(text);
}
