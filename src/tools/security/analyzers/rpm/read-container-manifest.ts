import type { FileFindings } from '../analyzer.ts';
import { linesOf } from '../image-files/lines.ts';
import { packageList } from '../image-files/package-list.ts';
import { sourceOfFile } from './source-package.ts';

const none = '(none)';

/**
 * What distroless images of Azure Linux and Mariner keep for the database: by tab name, version-release, times of install and build,
 * vendor, epoch, size, arch, epoch again and the source's file.
 */
export function readContainerManifest(path: string, text: string): FileFindings {
  const list = packageList(path);
  for (const line of linesOf(text)) {
    if (line.trim() === '') continue;
    const [name = '', version = '', , , vendor = none, epoch = none, , arch = none, , source = ''] =
      line.split('\t', 10);
    const isWithoutEpoch = epoch === none || epoch === '0' || !/^\d{1,10}$/.test(epoch);
    const found = {
      type: 'rpm' as const,
      name,
      version: isWithoutEpoch ? version : `${epoch}:${version}`,
      arch: arch === none ? null : arch.slice(0, 255),
      source: sourceOfFile(source.slice(0, 255)),
      module: null,
      vendor: vendor === none ? null : vendor.slice(0, 255),
      path,
    };
    if (version === '') list.reject('A line of the manifest is damaged.');
    else if (!list.add(found)) break;
  }
  return { packages: list.packages, problems: list.problems() };
}
