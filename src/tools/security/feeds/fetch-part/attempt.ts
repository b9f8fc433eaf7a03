import type { FeedPart } from '../feed.ts';
import { ask, type FetchTools } from './ask.ts';
import { checkEnd } from './check-end.ts';
import { FetchFault } from './fetch-fault.ts';
import { discard, readKept, type DownloadFiles, type KeptDownload } from './kept-download.ts';
import { receive } from './receive.ts';
import type { Answer } from './transport.ts';
import { conditionOf, strongValidatorOf, validatorsOf, type Validators } from './validators.ts';
import type { Watch } from './watched.ts';

export interface PartRequest {
  /** Unique among all parts of all feeds: the download is called so. */
  readonly name: string;
  readonly part: Pick<FeedPart, 'url' | 'format' | 'mostBytes'>;
  /** What was kept of the file that was read before; null to have it whatever it is. */
  readonly validators: Validators | null;
  /** Where downloads lie until they are read. */
  readonly folder: string;
}

export type Attempted =
  | { readonly kind: 'unchanged'; readonly validators: Validators }
  | {
      readonly kind: 'whole';
      readonly sizeBytes: number;
      readonly encoding: string | null;
      readonly validators: Validators;
    };

/** One question, and its answer written to disk. Throws `FetchFault`. */
export async function attempt(
  request: PartRequest,
  files: DownloadFiles,
  tools: FetchTools,
  watch: Watch,
): Promise<Attempted> {
  const { url, format, mostBytes } = request.part;
  const kept = await readKept(files, url, mostBytes, tools.clock.now());
  watch.touch();
  const answer = await ask(url, headersFor(request, kept), tools, watch.signal);
  try {
    const { status } = answer;
    if (status === 304) return unchanged(request, kept);
    if (status === 404 || status === 410) throw new FetchFault('not-found', 'There is no such file.');
    if (status === 200 && isKnown(answer, request.validators))
      return { kind: 'unchanged', validators: validatorsOf(answer.headers) };
    const start = startOf(answer, kept, url, tools);
    if ((start.totalBytes ?? 0) > mostBytes)
      throw new FetchFault('too-large', `It is longer than ${mostBytes} bytes.`);
    const { sizeBytes } = await receive(files, answer, start, watch, mostBytes);
    await checkEnd(files.content, format, start.encoding);
    return { kind: 'whole', sizeBytes, encoding: start.encoding, validators: start.validators };
  } catch (error) {
    throw error instanceof FetchFault && isUseless(error) ? await refusal(files, error) : error;
  } finally {
    answer.discard();
  }
}

/** What came so far is of no use: the file is not what it should be, or another one by now. */
function isUseless({ reason }: FetchFault): boolean {
  return ['damaged', 'too-large', 'changed'].includes(reason);
}

async function refusal(files: DownloadFiles, fault: FetchFault): Promise<FetchFault> {
  await discard(files);
  return fault;
}

function headersFor(
  { part, validators }: PartRequest,
  kept: KeptDownload | undefined,
): Record<string, string> {
  const accepted = { 'Accept-Encoding': part.format === 'plain' ? 'gzip' : 'identity' };
  if (kept) return { ...accepted, Range: `bytes=${kept.bytes}-`, 'If-Range': kept.strongValidator };
  return { ...accepted, ...(validators && conditionOf(validators)) };
}

function unchanged({ validators }: PartRequest, kept: KeptDownload | undefined): Attempted {
  if (!validators || kept)
    throw new FetchFault('wrong-answer', 'The server says that nothing changed, unasked.');
  return { kind: 'unchanged', validators };
}

/** Some servers give a checksum, but no answer to conditions. */
function isKnown({ headers }: Answer, validators: Validators | null): boolean {
  const { crc32c } = validatorsOf(headers);
  return crc32c !== null && crc32c === validators?.crc32c;
}

type Start = Parameters<typeof receive>[2];

function startOf(answer: Answer, kept: KeptDownload | undefined, url: string, tools: FetchTools): Start {
  if (answer.status === 200) return begun(answer, url, tools);
  const start = answer.status === 206 && kept ? resumed(answer, kept) : undefined;
  if (!start) throw new FetchFault('changed', 'The file changed while it was fetched.');
  return start;
}

function begun({ headers }: Answer, url: string, { clock }: FetchTools): Start {
  const encoding = headers['content-encoding'] ?? null;
  if (encoding !== null && !['gzip', 'identity'].includes(encoding))
    throw new FetchFault('wrong-answer', 'It is packed in a way that was not asked for.');
  return {
    url,
    bytes: 0,
    crc: 0,
    totalBytes: lengthOf(headers['content-length']),
    strongValidator: strongValidatorOf(headers),
    validators: validatorsOf(headers),
    encoding,
    startedAtMs: clock.now(),
  };
}

/** Undefined when the rest is not that of the same file, from where it broke off. */
function resumed({ headers }: Answer, kept: KeptDownload): Start | undefined {
  const [, from, to, total] =
    /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/.exec(headers['content-range'] ?? '') ?? [];
  if (Number(from) !== kept.bytes) return undefined;
  const { etag } = validatorsOf(headers);
  if (etag !== null && kept.validators.etag !== null && etag !== kept.validators.etag) return undefined;
  const totalBytes = lengthOf(total) ?? kept.totalBytes;
  if (kept.totalBytes !== null && totalBytes !== kept.totalBytes) return undefined;
  // A server may send less than the rest, but not more than there is.
  if (totalBytes !== null && Number(to) >= totalBytes) return undefined;
  return { ...kept, totalBytes };
}

function lengthOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
