import type { Log } from '#kernel/log.ts';
import type { Host } from '../host.ts';

/** Clears up once after what an earlier process was cut off from, as soon as the host is there. The returned function gives up. */
export function sweepWhenLive(host: Host, log: Log): () => void {
  const sweep = () => {
    stop();
    host.files.sweep().catch((error: unknown) => {
      log.warn({ error, host: host.id }, 'Containers that looked into volumes may be left');
    });
  };
  const stop = host.watch((change) => {
    if (change.type === 'status' && change.status.state === 'live') sweep();
  });
  if (host.status().state === 'live') sweep();
  return stop;
}
