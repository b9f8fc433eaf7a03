import { commonOptions, type Command } from './command.ts';

export function helpOf(command: Command): string {
  const [call = ''] = command.calls;
  const takes = command.takes ? ` ${command.takes}` : '';
  const options = Object.entries({ ...command.options, ...commonOptions }).map(
    ([name, { short, value, help }]): [string, string] => [
      `${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`,
      help,
    ],
  );
  const also =
    command.calls.length > 1
      ? `\nAlso: ${command.calls
          .slice(1)
          .map((one) => `nexus ${one}`)
          .join(', ')}\n`
      : '';
  const notes = command.notes ? `\n\n${command.notes}` : '';
  return `nexus ${call}${takes}\n\n${command.summary}.\n${also}\nOptions:\n${aligned(options)}${notes}`;
}

export function helpOfAll(commands: readonly Command[]): string {
  const list = commands.map(({ calls, takes, summary }): [string, string] => [
    `nexus ${calls[0] ?? ''}${takes ? ` ${takes}` : ''}`,
    summary,
  ]);
  return (
    `NEXUS on the command line.\n\n${aligned(list)}\n\n` +
    'Each command explains itself with --help. NEXUS_URL and NEXUS_TOKEN, or what nexus login saved, say where and as whom.\n' +
    'Exit codes: 0 done, 1 failed, 2 wrong usage, 3 no such thing or more than one, 4 not allowed, 5 unreachable, 10 there are updates (--exit-code), 11 flaws found (--fail-on), 12 not all could be scanned.'
  );
}

function aligned(pairs: readonly (readonly [string, string])[]): string {
  const width = Math.max(...pairs.map(([left]) => left.length));
  return pairs.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}
