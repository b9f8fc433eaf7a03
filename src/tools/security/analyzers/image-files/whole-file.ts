import type { InventoryProblem } from '#contracts/security/package.ts';
import { FileTooLargeError, type ImageFile } from '../analyzer.ts';

export type WholeFile =
  | { readonly content: Buffer; readonly problem?: undefined }
  | { readonly problem: InventoryProblem };

/** The content, or why it is left out. What fails below the file (a damaged layer) is thrown on. */
export async function readWhole(file: ImageFile, mostBytes: number): Promise<WholeFile> {
  try {
    return { content: await file.whole(mostBytes) };
  } catch (error) {
    if (!(error instanceof FileTooLargeError)) throw error;
    return { problem: { path: file.path, id: 'too-large', detail: error.message } };
  }
}
