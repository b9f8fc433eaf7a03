import { openZip } from '#library/zip/open-zip.ts';
import type { FileFindings } from '../analyzer.ts';
import { zipProblem } from '../languages/zip-problem.ts';
import { readMetadata } from './read-metadata.ts';

const bounds = { mostEntries: 200_000, mostBytes: 64 * 1024 * 1024 };
const mostMetadataBytes = 4 * 1024 * 1024;
const place = 'EGG-INFO/PKG-INFO';

/** An egg that is a zip; one without metadata is no package. */
export async function readEgg(path: string, bytes: Buffer): Promise<FileFindings> {
  try {
    const entry = openZip(bytes, bounds).find(({ name }) => name === place);
    return entry ? readMetadata(`${path}!/${place}`, await entry.whole(mostMetadataBytes)) : {};
  } catch (error) {
    return { problems: [zipProblem(path, error)] };
  }
}
