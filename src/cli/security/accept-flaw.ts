import type { AcceptanceDraft } from '#contracts/security/acceptance.ts';
import type { Arguments, Command } from '../command.ts';
import { usageError } from '../command-error.ts';
import { exitCode } from '../exit-code.ts';
import { printable } from '../printable.ts';
import { parseDuration, roughly } from '../since.ts';

export const acceptFlaw: Command = {
  calls: ['accept'],
  takes: 'ID',
  summary: 'Accept a flaw, with a reason, so that it is not told of any more',
  options: {
    reason: { type: 'string', short: 'r', value: 'TEXT', help: 'Why it is no danger here' },
    until: { type: 'string', value: 'WHEN', help: 'Open again then: 90d, 2027-01-31; default never' },
    'until-repair': { type: 'boolean', help: 'Open again as soon as an update repairs it' },
    package: { type: 'string', value: 'NAME', help: 'Only in this package; * stands for any text' },
    image: {
      type: 'string',
      value: 'NAME',
      help: 'Only in this image, without its tag; * stands for any text',
    },
    stack: { type: 'string', value: 'STACK', help: 'Only in this stack' },
    container: { type: 'string', value: 'NAME', help: 'Only in this container' },
    plan: { type: 'boolean', help: 'Only say what it would keep quiet' },
  },
  needsNames: true,
  async run({ given, output, signal, nowMs, connectSecurity }) {
    const [flaw = '', ...others] = given.names;
    if (others.length > 0) throw usageError('One flaw at a time.');
    const body = draftOf(flaw, given, nowMs);
    const { scope, isUntilRepair } = body;
    const client = await connectSecurity();
    if (given.flag('plan')) {
      const preview = await client.previewAcceptance({ body: { scope, isUntilRepair } }, { signal });
      if (given.flag('json')) await output.json(preview);
      else await output.line(`${printable(flaw)}: ${countText(preview.findings)} would be quiet`);
      for (const { package: name, reference } of preview.examples) output.note(`  ${name} in ${reference}`);
      return exitCode.done;
    }
    const rule = await client.accept({ body }, { signal });
    if (given.flag('json')) await output.json(rule);
    else {
      const ends = [
        ...(rule.untilMs === null ? [] : [`for ${roughly(rule.untilMs - nowMs)}`]),
        ...(rule.isUntilRepair ? ['until it can be repaired'] : []),
      ];
      const term = ends.length === 0 ? 'for good' : ends.join(', or ');
      await output.line(
        `${output.paint('green', '✓')} ${printable(flaw)}: accepted ${term}, ${countText(rule.findings)} quiet now`,
      );
    }
    if (rule.findings === 0) output.note(`Nothing here has ${flaw} now. Is it written rightly?`);
    return exitCode.done;
  },
};

function draftOf(flaw: string, given: Arguments, nowMs: number): AcceptanceDraft {
  const reason = given.text('reason')?.trim();
  if (!reason)
    throw usageError('Why? Say it with --reason: it is shown wherever this keeps something quiet.');
  const only = (option: string) => given.text(option) ?? null;
  return {
    scope: {
      flaw,
      package: only('package'),
      image: only('image'),
      host: only('host'),
      stack: only('stack'),
      container: only('container'),
    },
    reason,
    untilMs: untilOf(given.text('until'), nowMs),
    isUntilRepair: given.flag('until-repair'),
  };
}

/** From now on, or a date and time as RFC 3339 writes it. */
function untilOf(text: string | undefined, nowMs: number): number | null {
  if (text === undefined) return null;
  const lengthMs = parseDuration(text);
  const isDate = /^\d{4}-\d{2}-\d{2}/.test(text);
  const atMs = lengthMs === undefined ? (isDate ? Date.parse(text) : Number.NaN) : nowMs + lengthMs;
  if (!Number.isSafeInteger(atMs))
    throw usageError(`"${text}" is no time. Write how long (90d, 12h) or until when (2027-01-31).`);
  if (atMs <= nowMs) throw usageError(`"${text}" is over already.`);
  return atMs;
}

function countText(findings: number): string {
  return findings === 1 ? '1 finding' : `${findings} findings`;
}
