import type { FileFindings } from '../analyzer.ts';
import { linesOf } from '../image-files/lines.ts';
import { languagePackage } from '../languages/language-package.ts';

/** Name and version from the fields before the first empty line (PyPA, "Core metadata specifications": RFC 822 headers). */
export function readMetadata(path: string, bytes: Buffer): FileFindings {
  const fields = new Map<string, string>();
  for (const line of linesOf(bytes.toString('utf8').replace(/^\ufeff/, ''))) {
    if (line.trim() === '' && fields.size > 0) break;
    const colon = line.indexOf(':');
    const key = line.slice(0, Math.max(0, colon)).toLowerCase();
    const isWanted = key === 'name' || key === 'version';
    if (isWanted && !fields.has(key)) fields.set(key, line.slice(colon + 1).trim());
  }
  const name = fields.get('name') ?? '';
  const found = languagePackage('pypi', name, fields.get('version') ?? '', path);
  if (found === null || found.version === '' || name === 'UNKNOWN') {
    const detail = 'It does not say the name and the version of its Python package.';
    return { problems: [{ path, id: 'damaged', detail }] };
  }
  return { packages: [found] };
}
