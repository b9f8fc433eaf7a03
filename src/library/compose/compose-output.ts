/** What compose tells of one thing that it works on. */
export interface ComposeEvent {
  /** `Container web-1`, `Network lab_default`, the name of a service that is pulled, or the id of a layer. */
  readonly id: string;
  /** In compose's words: `Creating`, `Started`, `Pulling`, `Error …`. */
  readonly status: string;
  readonly currentBytes: number | null;
  readonly totalBytes: number | null;
}

const kinds =
  /^(?:DRY-RUN MODE - {1,2})?\s*((?:Container|Network|Volume|Image|Service)\s+"?[^\s"]+"?)\s+(\S.*)$/;
const pulled =
  /^\s*([A-Za-z0-9][\w.-]*) (Pulling|Pulled|Skipped|Warning|Error|Interrupted|Waiting|Downloading|Extracting|Verifying Checksum|Download complete|Pull complete|Already exists|Pulling fs layer|Pulling from)\b ?(.*)$/;
const buildStep = /^#(\d+) (.*)$/;

/** One line of `--progress plain` (2.20 on) or `--progress json` (2.29 on); null when it tells of nothing in particular. */
export function parseComposeLine(line: string): ComposeEvent | null {
  if (line.startsWith('{')) return parseJsonEvent(line);
  const [, id, status] = kinds.exec(line) ?? [];
  if (id !== undefined && status !== undefined)
    return event(id.replaceAll('"', '').replace(/\s+/, ' '), status);
  const [, name, doing, rest] = pulled.exec(line) ?? [];
  if (name !== undefined && doing !== undefined) {
    return { ...event(name, `${doing} ${rest ?? ''}`.trim()), ...bytesIn(rest ?? '') };
  }
  const [, step, text] = buildStep.exec(line) ?? [];
  return step === undefined || text === undefined ? null : event(`Build step ${step}`, text);
}

function parseJsonEvent(line: string): ComposeEvent | null {
  try {
    const told: unknown = JSON.parse(line);
    if (typeof told !== 'object' || told === null) return null;
    const field = (name: string): unknown => Object.entries(told).find(([key]) => key === name)?.[1];
    const [id, parent] = [field('id'), field('parent_id')];
    if (typeof id !== 'string' || id === '') return null;
    const words = [field('status'), field('text'), field('details')].filter(
      (word) => typeof word === 'string' && word !== '' && word !== 'Working' && word !== 'Done',
    );
    const [current, total] = [field('current'), field('total')];
    return {
      id: typeof parent === 'string' && parent !== '' ? `${parent} ${id}` : id,
      status: words.join(' ') || 'Done',
      currentBytes: typeof current === 'number' && current > 0 ? current : null,
      totalBytes: typeof total === 'number' && total > 0 ? total : null,
    };
  } catch {
    return null;
  }
}

function event(id: string, status: string): ComposeEvent {
  return { id, status: status.slice(0, 300), currentBytes: null, totalBytes: null };
}

/** `[====>   ]  1.2MB/3.4MB` */
function bytesIn(text: string): Pick<ComposeEvent, 'currentBytes' | 'totalBytes'> {
  const [, current, currentUnit, total, totalUnit] =
    /([\d.]+)([kMGT]?B)\/([\d.]+)([kMGT]?B)/.exec(text) ?? [];
  return { currentBytes: bytesOf(current, currentUnit), totalBytes: bytesOf(total, totalUnit) };
}

function bytesOf(number: string | undefined, unit: string | undefined): number | null {
  if (number === undefined || unit === undefined) return null;
  return Math.round(Number(number) * 1000 ** 'BkMGT'.indexOf(unit === 'B' ? 'B' : (unit[0] ?? 'B')));
}

export interface ComposeText {
  /** What went wrong, without the warnings and the progress; empty when nothing did. */
  readonly failure: string;
  readonly warnings: readonly string[];
}

/** Takes apart what compose wrote to stderr. */
export function readComposeText(stderr: string): ComposeText {
  const warnings: string[] = [];
  const rest: string[] = [];
  for (const line of stderr.split('\n')) {
    const [, level, message] = /^time="[^"]*" level=(\w+) msg="((?:[^"\\]|\\.)*)"/.exec(line) ?? [];
    if (level === undefined) {
      if (line.trim() !== '' && !isProgress(line)) rest.push(line.trimEnd());
    } else if (message !== undefined && !/^(?:fatal|error)$/.test(level)) {
      warnings.push(message.replaceAll(/\\(["\\])/g, '$1'));
    } else if (message !== undefined) rest.push(message.replaceAll(/\\(["\\])/g, '$1'));
  }
  return { failure: rest.slice(-20).join('\n').trim(), warnings: [...new Set(warnings)] };
}

function isProgress(line: string): boolean {
  const told = parseComposeLine(line);
  return told !== null && !line.startsWith('Error');
}
