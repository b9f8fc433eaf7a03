import { rollingSecdb } from './secdb/rolling-secdb.ts';

export const wolfi = rollingSecdb(
  {
    id: 'wolfi',
    title: 'Wolfi',
    publisher: 'Chainguard',
    licence: 'Apache-2.0',
    homepage: 'https://github.com/wolfi-dev/advisories',
    revision: 1,
  },
  'https://packages.wolfi.dev/os/security.json',
);
