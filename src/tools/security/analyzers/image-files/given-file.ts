import { inReusedPieces } from '#library/layers/fake-layer.ts';
import { FileTooLargeError, type ImageFile } from '../analyzer.ts';

/** For tests: a file of an image. */
export function givenFile(path: string, content: Buffer | string, mode = 0o644): ImageFile {
  const bytes = Buffer.from(content);
  return {
    path,
    sizeBytes: bytes.length,
    mode,
    content: inReusedPieces(bytes, 64 * 1024),
    whole: (mostBytes) =>
      bytes.length > mostBytes
        ? Promise.reject(new FileTooLargeError(path, bytes.length, mostBytes))
        : Promise.resolve(bytes),
  };
}
