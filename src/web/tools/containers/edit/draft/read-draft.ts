import type {
  ContainerSpec,
  HealthCheckSpec,
  LimitsSpec,
  NetworkSpec,
} from '#contracts/containers/container-spec.ts';
import { decimal, parseDuration, parseSize } from './amounts.ts';
import { splitWords } from './shell-words.ts';
import { draftOf, type SpecDraft } from './spec-draft.ts';

/** What cannot be read as what it must be, before any server is asked. */
export interface DraftIssue {
  readonly path: string;
  readonly code: 'size-form' | 'duration-form' | 'number-form' | 'quote-open';
}

export interface ReadDraft {
  readonly spec: ContainerSpec;
  readonly issues: readonly DraftIssue[];
}

/** A text that was not touched keeps the value it came from, which it may not be able to say: an empty command is one. */
export function readDraft(draft: SpecDraft, origin: ContainerSpec): ReadDraft {
  const shown = draftOf(origin);
  const issues: DraftIssue[] = [];
  const refuse = (path: string, code: DraftIssue['code']) => void issues.push({ path, code });
  const words = (path: 'command' | 'entrypoint') =>
    draft[path] === shown[path] ? origin[path] : readWords(draft[path], path, refuse);
  const spec: ContainerSpec = {
    ...draft,
    command: words('command'),
    entrypoint: words('entrypoint'),
    ports: draft.ports.map((port) => ({ ...port, containerPort: wholeOr(port.containerPort, 0) })),
    network: readNetwork(draft),
    limits: readLimits(draft, refuse),
    restart: {
      ...draft.restart,
      maximumRetries: readNumber(draft.restart.maximumRetries, 'restart.maximumRetries', refuse) ?? 0,
    },
    healthCheck: readHealthCheck(draft, shown, origin.healthCheck, refuse),
    capAdd: listIn(draft.capAdd),
    capDrop: listIn(draft.capDrop),
    extraHosts: linesIn(draft.extraHosts),
    dns: linesIn(draft.dns),
  };
  return { spec, issues };
}

type Refuse = (path: string, code: DraftIssue['code']) => void;

function readWords(line: string, path: string, refuse: Refuse): string[] | null {
  const words = splitWords(line);
  if (words === null) refuse(path, 'quote-open');
  return words === null || words.length === 0 ? null : words;
}

/** What was typed for another choice waits there, and is not sent. */
function readNetwork({ network: { mode, container, attachments } }: SpecDraft): NetworkSpec {
  return {
    mode,
    container: mode === 'container' ? container : '',
    attachments:
      mode === 'networks' ? attachments.map((one) => ({ ...one, aliases: listIn(one.aliases) })) : [],
  };
}

function readLimits({ limits }: SpecDraft, refuse: Refuse): LimitsSpec {
  const size = (key: keyof LimitsSpec) => {
    const text = limits[key].trim();
    if (text === '' || (key === 'memorySwapBytes' && text === '-1')) return text === '' ? null : -1;
    const bytes = parseSize(text);
    if (Number.isNaN(bytes)) refuse(`limits.${key}`, 'size-form');
    return Number.isNaN(bytes) ? null : bytes;
  };
  const count = (key: keyof LimitsSpec) => readNumber(limits[key], `limits.${key}`, refuse);
  const cpus = limits.cpus.trim() === '' ? null : decimal(limits.cpus);
  if (Number.isNaN(cpus)) refuse('limits.cpus', 'number-form');
  return {
    memoryBytes: size('memoryBytes'),
    memorySwapBytes: size('memorySwapBytes'),
    memoryReservationBytes: size('memoryReservationBytes'),
    cpus: Number.isNaN(cpus) ? null : cpus,
    cpuShares: count('cpuShares'),
    pids: count('pids'),
  };
}

function readHealthCheck(
  { healthCheck: draft }: SpecDraft,
  { healthCheck: shown }: SpecDraft,
  origin: HealthCheckSpec,
  refuse: Refuse,
): HealthCheckSpec {
  const time = (key: 'intervalMs' | 'timeoutMs' | 'startPeriodMs') => {
    if (draft[key].trim() === '') return null;
    const ms = parseDuration(draft[key]);
    if (Number.isNaN(ms)) refuse(`healthCheck.${key}`, 'duration-form');
    return Number.isNaN(ms) ? null : ms;
  };
  const isSame = draft.kind === shown.kind && draft.command === shown.command;
  return {
    kind: draft.kind,
    command: isSame ? origin.command : checkCommand(draft, refuse),
    intervalMs: time('intervalMs'),
    timeoutMs: time('timeoutMs'),
    startPeriodMs: time('startPeriodMs'),
    retries: readNumber(draft.retries, 'healthCheck.retries', refuse),
  };
}

function checkCommand({ kind, command }: SpecDraft['healthCheck'], refuse: Refuse): string[] {
  if (kind === 'shell') return [command];
  return kind === 'exec' ? (readWords(command, 'healthCheck.command', refuse) ?? []) : [];
}

function readNumber(text: string, path: string, refuse: Refuse): number | null {
  if (text.trim() === '') return null;
  const value = wholeOr(text, null);
  if (value === null) refuse(path, 'number-form');
  return value;
}

function wholeOr<Otherwise>(text: string, otherwise: Otherwise): number | Otherwise {
  return /^-?\d{1,15}$/.test(text.trim()) ? Number(text) : otherwise;
}

function listIn(text: string): string[] {
  return text.split(/[\s,]+/).filter((entry) => entry !== '');
}

function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
