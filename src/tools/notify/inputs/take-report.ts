import type { RawAnswer, RawRequest } from '#contracts/transfer.ts';
import { invalid, NexusError, notFound, tooMany } from '#kernel/errors.ts';
import { Secret } from '#kernel/secrets/secrets.ts';
import type { AlertBook } from '../alerts/alert-book.ts';
import type { AlertReport } from '../alerts/alert-record.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import { aliveReport, failedReport } from './heartbeat/heartbeat-report.ts';
import { heartbeatOf } from './heartbeat/heartbeat-watch.ts';
import { readInput, readInputByToken, updateInput, type StoredInput } from './input-store.ts';
import { hashToken, isSameHash } from './input-token.ts';
import { type ReportLimit, reportsPerMinute } from './report-limit.ts';
import type { Reason } from '../reason.ts';
import { spanishRefusal } from './spanish-refusal.ts';
import { endsOfOtherSeverities } from './severity-change.ts';
import { mapReports } from './webhook/map-report.ts';
import { parseBody } from './webhook/parse-body.ts';

const longestKeptBody = 20_000;
const longestProblem = 1000;

const sentTooMuch = {
  lastProblem: 'It sent too much in a minute; what was over was refused.',
  lastProblemEs: 'Envió demasiado en un minuto; lo que sobraba se rechazó.',
};

export interface Intake {
  readonly kernel: Pick<NotifyKernel, 'database' | 'clock' | 'secrets'>;
  readonly book: AlertBook;
  readonly limit: ReportLimit;
}

/** Takes what came in at an address. Answers once it is committed. */
export async function takeReport(
  intake: Intake,
  { token, status }: { readonly token: string; readonly status: string | undefined },
  request: RawRequest,
): Promise<RawAnswer> {
  const { kernel, limit } = intake;
  const hash = hashToken(token);
  const input = await readInputByToken(kernel.database.query, hash);
  if (!input?.isEnabled || !isSameHash(input.tokenHash, hash)) throw notFound('This address');
  const take = limit.take(input.id, kernel.clock.now());
  if (!take.taken) {
    if (take.isFirstRefusal) await updateInput(kernel.database.query, input.id, sentTooMuch);
    throw tooMany(`This address takes ${reportsPerMinute} reports a minute.`, Math.ceil(take.waitMs / 1000));
  }
  const text = new TextDecoder().decode(request.body);
  return input.settings.kind === 'heartbeat'
    ? takeSign(intake, input.id, text, status ?? '')
    : takeBody(intake, input, text, request);
}

const failures = ['fail', 'failed', 'failure', 'down', 'error', '1'];

async function takeSign(intake: Intake, id: string, text: string, status: string): Promise<RawAnswer> {
  const { kernel, book } = intake;
  const nowMs = kernel.clock.now();
  const isFailure = failures.includes(status.toLowerCase());
  await kernel.database.transaction(async (tx) => {
    const input = await readInput(tx, id);
    const heartbeat = input && heartbeatOf(input);
    if (!heartbeat) throw notFound('This address');
    const sealedBody = text === '' ? undefined : sealBody(kernel, id, text);
    await updateInput(tx, id, {
      lastSeenAtMs: nowMs,
      lastProblem: null,
      lastProblemEs: null,
      isMissing: isFailure,
      ...(sealedBody !== undefined && { sealedBody }),
    });
    if (isFailure) await book.accept([failedReport(heartbeat, text.trim(), nowMs)], tx);
    else if (input.isMissing) await book.accept([aliveReport(heartbeat, nowMs)], tx);
  });
  return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'OK' };
}

async function takeBody(
  { kernel, book }: Intake,
  input: StoredInput,
  text: string,
  request: RawRequest,
): Promise<RawAnswer> {
  if (request.method === 'GET') {
    throw new NexusError('method-not-allowed', 405, 'Send a report to this address with POST.');
  }
  if (input.settings.kind !== 'webhook') throw notFound('This address');
  const nowMs = kernel.clock.now();
  const { reports, problems } = mapReports(
    input.settings.mapping,
    parseBody(text, request.header('content-type') ?? ''),
    {
      source: { kind: 'webhook', id: input.id, name: input.name },
      setBy: input.createdBy,
      changeAt: '/notify/inputs',
    },
    nowMs,
  );
  const kept = [...reports, ...endsOfOtherSeverities(reports, book.all(), nowMs)];
  const told = problems.map(({ path, message, es }) => ({ en: `${path}: ${message}`, es: `${path}: ${es}` }));
  let taken = 0;
  await kernel.database.transaction(async (tx) => {
    const refused = await acceptIn(book, kept, tx);
    taken = reports.length - refused.length;
    told.push(...refused.map((reason) => ({ en: reason, es: spanishRefusal(reason) })));
    await updateInput(tx, input.id, {
      lastSeenAtMs: nowMs,
      lastProblem: told.length === 0 ? null : joined(told).en,
      lastProblemEs: told.length === 0 ? null : joined(told).es,
      sealedBody: sealBody(kernel, input.id, text),
    });
  });
  if (told.length > 0) throw invalid(`${taken} taken. ${joined(told).en}`, problems);
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ accepted: reports.length }),
  };
}

function joined(told: readonly Reason[]): Reason {
  const all = (texts: readonly string[]) => texts.join('; ').slice(0, longestProblem);
  return { en: all(told.map(({ en }) => en)), es: all(told.map(({ es }) => es)) };
}

type Tx = NonNullable<Parameters<AlertBook['accept']>[1]>;

/** @returns why some were refused. */
async function acceptIn(book: AlertBook, reports: readonly AlertReport[], tx: Tx): Promise<string[]> {
  if (reports.length === 0) return [];
  const { refused } = await book.accept(reports, tx);
  return refused.map(({ reason }) => reason);
}

function sealBody({ secrets }: Pick<NotifyKernel, 'secrets'>, id: string, text: string): string {
  return secrets.seal(new Secret(text.slice(0, longestKeptBody)), bodyPlace(id));
}

export function bodyPlace(id: string): string {
  return `inputs.last_body.${id}`;
}
