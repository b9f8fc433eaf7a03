import { detailOf } from '../reasons.ts';
import type { Finding } from '../dialogue/outcome-of.ts';

/** The fields of `INFO replication`: role, master_host, master_link_status, connected_slaves, … */
export type Replication = ReadonlyMap<string, string>;

const mostFields = 100;

export function replicationOf(text: string): Replication {
  const pairs = text
    .split(/\r?\n/)
    .slice(0, mostFields)
    .flatMap((line): [string, string][] => {
      const at = line.indexOf(':');
      return at > 0 && !line.startsWith('#') ? [[line.slice(0, at), line.slice(at + 1)]] : [];
    });
  return new Map(pairs);
}

/** Redis calls a replica `slave`. */
export function judgeReplication(
  seen: Replication | undefined,
  wanted: 'any' | 'master' | 'replica',
): Pick<Finding, 'reason' | 'evidence'> {
  const said = seen?.get('role');
  const role = said === 'slave' ? 'replica' : (said ?? 'unknown');
  if (wanted !== 'any' && role !== wanted) {
    const evidence = { label: 'Role', labelEs: 'Papel', expected: wanted, seen: detailOf(role) };
    return { reason: { id: 'value', detail: evidence.seen }, evidence: [evidence] };
  }
  const link = seen?.get('master_link_status');
  if (role !== 'replica' || link === undefined || link === 'up') return {};
  const primary = detailOf(`${seen?.get('master_host')}:${seen?.get('master_port')}`);
  return {
    reason: { id: 'unhealthy', detail: `The replica does not hear its primary ${primary}` },
    evidence: [
      {
        label: 'Link to the primary',
        labelEs: 'Enlace con el primario',
        expected: 'up',
        seen: detailOf(link),
      },
    ],
  };
}
