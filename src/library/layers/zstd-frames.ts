import { TarError } from './tar-error.ts';

const frameMagic = 0xfd2fb528;
const skippableMagic = 0x184d2a50;

/** So many bytes to look at, or to let by; `cut`: a frame ends here. */
type Step = { readonly look: number } | { readonly pass: number } | 'cut';

/**
 * The same bytes in pieces that never reach over the end of a frame (RFC 8878, 3.1): Node's decompressor stops silently at the end of
 * a frame that is followed by more bytes in the same piece.
 */
export async function* zstdFrames(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  const cutter = frameCutter();
  for await (const chunk of chunks) {
    let start = 0;
    for (const end of cutter(chunk)) {
      yield chunk.subarray(start, end);
      start = end;
    }
    if (start < chunk.length) yield chunk.subarray(start);
  }
}

/** Asked for each chunk in turn, answers where frames end in it. */
function frameCutter(): (chunk: Buffer) => number[] {
  const steps = frames();
  let step = steps.next(Buffer.alloc(0)).value;
  let field = Buffer.alloc(0);
  let passed = 0;
  return (chunk) => {
    const ends: number[] = [];
    for (let at = 0; at < chunk.length;) {
      const left = leftOf(step, field.length + passed);
      const piece = chunk.subarray(at, at + left);
      at += piece.length;
      if (step !== 'cut' && 'look' in step) field = Buffer.concat([field, piece]);
      else passed += piece.length;
      if (piece.length < left) return ends;
      do {
        step = steps.next(field).value;
        field = Buffer.alloc(0);
        passed = 0;
        if (step === 'cut') ends.push(at);
      } while (leftOf(step, 0) === 0);
    }
    return ends;
  };
}

function leftOf(step: Step, done: number): number {
  if (step === 'cut') return 0;
  return ('look' in step ? step.look : step.pass) - done;
}

function* frames(): Generator<Step, never, Buffer> {
  for (;;) {
    const magic = (yield { look: 4 }).readUInt32LE(0);
    if (magic === frameMagic) yield* frame();
    else if ((magic & 0xfffffff0) === skippableMagic) yield { pass: (yield { look: 4 }).readUInt32LE(0) };
    else throw new TarError('malformed', 'The compressed archive is damaged.');
    yield 'cut';
  }
}

/** Lengths of the fields that the descriptor announces: dictionary id, content size (3.1.1.1). */
const dictionaryBytes = [0, 1, 2, 4] as const;
const contentSizeBytes = [0, 2, 4, 8] as const;

function* frame(): Generator<Step, void, Buffer> {
  const flags = (yield { look: 1 })[0]!;
  const isSingleSegment = (flags & 0x20) !== 0;
  const sizeFlag = flags >> 6;
  const sizeBytes = sizeFlag === 0 && isSingleSegment ? 1 : contentSizeBytes[sizeFlag]!;
  yield { pass: (isSingleSegment ? 0 : 1) + dictionaryBytes[flags & 3]! + sizeBytes };
  for (let isLast = false; !isLast;) {
    const block = (yield { look: 3 }).readUIntLE(0, 3);
    isLast = (block & 1) === 1;
    // A block of one byte over and over holds it once (3.1.1.2.2).
    yield { pass: ((block >> 1) & 3) === 1 ? 1 : block >> 3 };
  }
  if ((flags & 4) !== 0) yield { pass: 4 };
}
