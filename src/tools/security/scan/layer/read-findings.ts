import type { InventoryProblem } from '#contracts/security/package.ts';
import { TarError } from '#library/layers/tar-error.ts';
import type { LayerFile } from '#library/layers/walk-layer.ts';
import {
  FileTooLargeError,
  type Analyzer,
  type FileFindings,
  type ImageFile,
} from '../../analyzers/analyzer.ts';

/** What the file tells. Whatever goes wrong with it is a problem of this file. */
export async function readFindings(analyzer: Analyzer, file: LayerFile): Promise<FileFindings> {
  try {
    return await analyzer.read(imageFile(file));
  } catch (error) {
    return { problems: [problemWith(file.path, analyzer, error)] };
  }
}

function imageFile(file: LayerFile): ImageFile {
  const { path, sizeBytes, mode, content } = file;
  return {
    path,
    sizeBytes,
    mode,
    content,
    async whole(mostBytes) {
      if (sizeBytes > mostBytes) throw new FileTooLargeError(path, sizeBytes, mostBytes);
      return await file.whole(mostBytes);
    },
  };
}

function problemWith(path: string, { title }: Analyzer, error: unknown): InventoryProblem {
  if (error instanceof FileTooLargeError) return { path, id: 'too-large', detail: error.message };
  // The layer broke off inside of it; the walk hears of that by itself.
  if (error instanceof TarError) return { path, id: 'damaged', detail: error.message };
  const said = error instanceof Error ? error.message : 'unknown';
  return { path, id: 'damaged', detail: `Reading it as ${title} failed: ${said.slice(0, 200)}` };
}
