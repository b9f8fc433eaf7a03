import { expect, test } from 'vitest';
import { filesInLayer } from './layer-files.ts';

const mount = (Destination: string) => ({
  Type: 'volume' as const,
  Source: '',
  Destination,
  Mode: '',
  RW: true,
  Propagation: '',
});

test('files count; folders around them, mounts, deletions and what passes do not', () => {
  const changes = [
    ['/etc', 0],
    ['/etc/app.conf', 0],
    ['/srv', 1],
    ['/srv/data', 1],
    ['/root/notes', 1],
    ['/root', 0],
    ['/gone', 2],
    ['/tmp/x', 1],
    ['/var/log/app.log', 1],
    ['/var/lib/app.pid', 1],
    ['/root/.ash_history', 1],
  ] as const;
  const files = filesInLayer(
    changes.map(([Path, Kind]) => ({ Path, Kind })),
    { Mounts: [mount('/srv/data')] },
  );
  expect(files).toEqual(['/etc/app.conf', '/root/notes']);
});
