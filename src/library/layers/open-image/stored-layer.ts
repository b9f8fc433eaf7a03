import { filePieces, type FilePart } from '../file-pieces.ts';
import { verified } from './verified.ts';

/** Where the bytes of a layer lie on disk. Plain data, so that a thread can be told. */
export interface StoredLayer extends FilePart {
  /** What they have to be, where the walk does not find it out. */
  readonly digest: string | null;
}

/** For a thread of its own, as `filePieces`; throws a `TarError` at the end when the bytes are not what the digest says. */
export function readStored({ digest, ...part }: StoredLayer): AsyncIterable<Buffer> {
  const pieces = filePieces(part);
  return digest === null ? pieces : verified(pieces, digest);
}
