import type { Package } from '#contracts/security/package.ts';
import type { RpmHeader } from './parse-header.ts';
import { evr, sourceOfFile } from './source-package.ts';

/** Tags of rpm/rpmtag.h. */
const tags = {
  name: 1000,
  version: 1001,
  release: 1002,
  epoch: 1003,
  vendor: 1011,
  arch: 1022,
  sourceRpm: 1044,
  modularityLabel: 5096,
} as const;

export function packageOfHeader(path: string, header: RpmHeader): Package {
  const said = (tag: number): string | null => header.text(tag)?.slice(0, 255) || null;
  const [epoch] = header.numbers(tags.epoch);
  return {
    type: 'rpm',
    name: header.text(tags.name) ?? '',
    version: evr(epoch, said(tags.version) ?? '', said(tags.release) ?? ''),
    arch: said(tags.arch),
    source: sourceOfFile(said(tags.sourceRpm) ?? ''),
    module: said(tags.modularityLabel),
    vendor: said(tags.vendor),
    path,
  };
}
