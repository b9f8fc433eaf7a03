import type { ScanResult } from '#contracts/security/difference.ts';
import type { InventoryProblem } from '#contracts/security/package.ts';
import type { Command, CommandContext } from '../command.ts';
import { usageError } from '../command-error.ts';
import { choose } from './choose.ts';
import { printScan, type ScanFormat, scanFormats } from './print-scan.ts';
import { findTarget, openTarget } from './scan-target.ts';
import { reaching, shownOf, thresholdOf, thresholdOptions, verdictOf } from './threshold.ts';

const mostProblems = 1_000;

export const scan: Command = {
  calls: ['scan'],
  takes: 'IMAGE|TAR|FOLDER',
  summary: 'Look for known flaws in an image, an archive of one, or a folder',
  options: {
    ...thresholdOptions,
    format: { type: 'string', value: 'FORMAT', help: `${scanFormats.join(', ')}; default table` },
    platform: { type: 'string', value: 'PLATFORM', help: 'Of an image for several: linux/arm64' },
    name: { type: 'string', value: 'NAME', help: 'What the file or folder is called in the result' },
  },
  notes:
    'An image is looked for on the hosts of NEXUS, then at its registry. A file is what docker save wrote, an OCI layout\n' +
    'as a tar, or a tar of a root folder. A folder is an OCI layout or a root folder, and is written as a path: ./folder.\n' +
    'Its links are not followed.\n\n' +
    'Exit codes: 0 scanned, and nothing reaches --fail-on; 11 something does; 12 nothing does, but not everything could\n' +
    'be read or compared, so that this does not mean clean; 1 it could not be scanned; others as everywhere.\n' +
    'What is accepted or hidden does not count, nor what --rank and --only-repairable leave out. What nobody has rated\n' +
    'yet reaches only --fail-on negligible.',
  needsNames: true,
  async run(context) {
    const { given, output } = context;
    const threshold = thresholdOf(given);
    const format = formatOf(context);
    const result = await resultOf(context);
    const shown = shownOf(result.findings, threshold);
    await printScan(context, { result, shown, format });
    const reached = reaching(shown, threshold);
    if (threshold.failOn !== undefined && reached.length > 0)
      output.note(`${reached.length} reach --fail-on ${threshold.failOn}.`);
    return verdictOf(reached, result.problems.length === 0 && result.advisoriesAtMs !== null);
  },
};

function formatOf({ given }: CommandContext): ScanFormat {
  const format = choose('format', scanFormats, given.text('format'));
  if (!given.flag('json')) return format ?? 'table';
  if (format !== undefined && format !== 'json')
    throw usageError('--json and --format say different things.');
  return 'json';
}

async function resultOf(context: CommandContext): Promise<ScanResult> {
  const { given, output, signal } = context;
  const [wanted = '', ...others] = given.names;
  if (others.length > 0) throw usageError('One image, file or folder at a time.');
  const [host, platform, name] = [given.text('host'), given.text('platform'), given.text('name')];
  const target = await findTarget(wanted);
  if (target.kind === 'reference') {
    if (name !== undefined) throw usageError(`--name is for files and folders; ${wanted} has its own.`);
    if (target.hint !== null) output.note(target.hint);
    const client = await context.connectSecurity();
    return await client.scanReference({ body: { reference: wanted, host, platform } }, { signal });
  }
  if (host !== undefined)
    throw usageError('--host is for images of a host; files and folders are read here.');
  const client = await context.connectSecurity();
  const problems: InventoryProblem[] = [];
  const { chunks, failure } = openTarget(target, ({ path, why }) => {
    if (problems.length < mostProblems) problems.push({ path, id: 'missing', detail: why });
  });
  const query = { name: (name ?? target.name).slice(0, 300), platform };
  const result = await client.scanArchive({ query }, chunks, { signal }).catch((error: unknown) => {
    throw failure() ?? error;
  });
  return { ...result, problems: [...problems, ...result.problems] };
}
