import type { FieldChange } from '#contracts/containers/edit-plan.ts';
import type { Translate } from '../../../i18n/use-text.ts';
import type { FieldChange as ShownChange } from '../../../ui/diff/diff-list.tsx';
import type { Formats } from '../../../ui/format/use-format.ts';
import { editText } from './edit-text.ts';
import { fieldsText } from './fields-text.ts';

/** Places in the create body that have a name of their own on this page; the first that fits is taken. */
const places = [
  ['Name', 'name'],
  ['Image', 'image'],
  ['Cmd', 'command'],
  ['Entrypoint', 'entrypoint'],
  ['WorkingDir', 'workingDirectory'],
  ['User', 'user'],
  ['Hostname', 'hostname'],
  ['Tty', 'tty'],
  ['OpenStdin', 'openStdin'],
  ['Env', 'environment'],
  ['Labels', 'labels'],
  ['Healthcheck', 'healthCheck'],
  ['Volumes', 'mounts'],
  ['HostConfig.Binds', 'mounts'],
  ['HostConfig.Mounts', 'mounts'],
  ['HostConfig.Tmpfs', 'tmpfs'],
  ['HostConfig.PortBindings', 'ports'],
  ['HostConfig.NetworkMode', 'networkMode'],
  ['NetworkingConfig.EndpointsConfig', 'network'],
  ['HostConfig.MemoryReservation', 'memoryReservationBytes'],
  ['HostConfig.MemorySwap', 'memorySwapBytes'],
  ['HostConfig.Memory', 'memoryBytes'],
  ['HostConfig.NanoCpus', 'cpus'],
  ['HostConfig.CpuShares', 'cpuShares'],
  ['HostConfig.PidsLimit', 'pids'],
  ['HostConfig.RestartPolicy.MaximumRetryCount', 'maximumRetries'],
  ['HostConfig.RestartPolicy.Name', 'restartPolicy'],
  ['HostConfig.RestartPolicy', 'restartPolicy'],
  ['HostConfig.LogConfig.Config', 'logOptions'],
  ['HostConfig.LogConfig.Type', 'logDriver'],
  ['HostConfig.AutoRemove', 'autoRemove'],
  ['HostConfig.Privileged', 'privileged'],
  ['HostConfig.CapAdd', 'capAdd'],
  ['HostConfig.CapDrop', 'capDrop'],
  ['HostConfig.Devices', 'devices'],
  ['HostConfig.ExtraHosts', 'extraHosts'],
  ['HostConfig.Dns', 'dns'],
  ['HostConfig.LogConfig', 'logDriver'],
] as const;

export interface ChangeWords {
  readonly text: Translate<typeof fieldsText>;
  readonly words: Translate<typeof editText>;
  readonly format: Pick<Formats, 'bytes' | 'count'>;
}

/** `recreates`: the edit makes a new container, so what asks for it is told apart. */
export function shownChange(
  { path, before, after, live }: FieldChange,
  said: ChangeWords,
  recreates: boolean,
): ShownChange {
  const place = places.find(([prefix]) => path === prefix || path.startsWith(`${prefix}.`));
  const rest = place ? path.slice(place[0].length + 1) : path;
  const title = place ? said.text(place[1]) : '';
  return {
    path: [title, rest].filter(Boolean).join(' '),
    kind: before === null ? 'added' : after === null ? 'removed' : 'changed',
    before: shownValue(path, before, said),
    after: shownValue(path, after, said),
    masked: path.startsWith('Env.'),
    ...(recreates && !live && { note: said.words('verdictRecreate') }),
  };
}

function shownValue(path: string, value: string | null, { text, format }: ChangeWords): string | null {
  if (value === null) return null;
  const amount = Number(value);
  if (path.startsWith('HostConfig.Memory') && /^-?\d+$/.test(value)) {
    return amount > 0 ? format.bytes(amount) : text('noLimit');
  }
  if (path === 'HostConfig.NanoCpus') return amount > 0 ? format.count(amount / 1e9) : text('noLimit');
  if (path === 'HostConfig.PidsLimit' || path === 'HostConfig.CpuShares') {
    return amount > 0 ? format.count(amount) : text('noLimit');
  }
  if (path.startsWith('HostConfig.PortBindings.')) return value.replaceAll('*', text('anyFreePort'));
  if (path.startsWith('Volumes.')) return `${text('volume')}, ${text('unnamedVolume')}`;
  return value === '' ? '""' : value;
}
