import type { FileFindings } from '../analyzer.ts';
import { linesOf } from '../image-files/lines.ts';
import { ownedFiles } from '../image-files/owned-files.ts';

const checksum = /^[0-9a-f]{32} [ *]/;

/** `info/*.list`: a path a line, a folder before what is in it. `*.md5sums`: a checksum, two spaces and a path (deb-md5sums(5)). */
export function readOwnedByDpkg(path: string, text: string): FileFindings {
  const owned = ownedFiles(path);
  if (!path.endsWith('.md5sums')) owned.addLines(text);
  else for (const line of linesOf(text)) if (checksum.test(line)) owned.add(line.slice(34));
  return { owned: owned.paths, problems: owned.problems() };
}
