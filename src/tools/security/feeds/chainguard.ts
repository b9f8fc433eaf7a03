import { rollingSecdb } from './secdb/rolling-secdb.ts';

export const chainguard = rollingSecdb(
  {
    id: 'chainguard',
    title: 'Chainguard',
    publisher: 'Chainguard',
    licence: 'Not stated',
    homepage: 'https://images.chainguard.dev/security',
    revision: 1,
  },
  'https://packages.cgr.dev/chainguard/security.json',
);
