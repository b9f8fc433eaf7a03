import type { FieldChange } from '#contracts/containers/edit-plan.ts';
import { mask } from '../local-host/environment.ts';
import type { ContainerBody } from '../recreate/container-body.ts';
import { shellQuote } from '../shell-quote.ts';
import type { BodyChange } from './diff-bodies.ts';
import { isLive } from './live-changes.ts';

const argumentLists = new Set(['Cmd', 'Entrypoint', 'Test']);

/** The changes as they are shown; values of environment variables stay hidden. */
export function fieldChanges(changes: readonly BodyChange[], before: ContainerBody): FieldChange[] {
  return changes.map((change) => ({
    path: change.path.join('.'),
    before: shownValue(change.path, change.before),
    after: shownValue(change.path, change.after),
    live: isLive(change, before),
  }));
}

function shownValue(path: BodyChange['path'], value: unknown): string | null {
  if (value === undefined) return null;
  if (path[0] === 'Env') return mask;
  if (Array.isArray(value)) return shownList(path, value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function shownList(path: BodyChange['path'], values: readonly unknown[]): string {
  if (path[1] === 'PortBindings') return values.map(shownBinding).join(', ');
  if (!values.every((value) => typeof value === 'string')) return JSON.stringify(values);
  return argumentLists.has(path.at(-1) ?? '') ? values.map(shellQuote).join(' ') : values.join(', ');
}

/** `8080` or `127.0.0.1:8080`; an empty port is any free one, shown as `*`. */
function shownBinding(binding: unknown): string {
  if (typeof binding !== 'object' || binding === null) return JSON.stringify(binding);
  const { HostIp, HostPort }: { HostIp?: unknown; HostPort?: unknown } = binding;
  const port = typeof HostPort === 'string' && HostPort !== '' ? HostPort : '*';
  if (typeof HostIp !== 'string' || HostIp === '') return port;
  return HostIp.includes(':') ? `[${HostIp}]:${port}` : `${HostIp}:${port}`;
}
