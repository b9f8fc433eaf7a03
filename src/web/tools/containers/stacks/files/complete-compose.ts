import type { CodeCompletion } from '../../../../ui/code/code-view.tsx';

const any = '*';

/** What may stand below a key (compose-spec, 2024); `*` is a name that the person chooses. */
const keys: Readonly<Record<string, readonly string[]>> = {
  '': ['configs', 'include', 'name', 'networks', 'secrets', 'services', 'volumes'],
  [`services.${any}`]: [
    'annotations',
    'build',
    'cap_add',
    'cap_drop',
    'command',
    'configs',
    'container_name',
    'cpus',
    'depends_on',
    'deploy',
    'devices',
    'dns',
    'entrypoint',
    'env_file',
    'environment',
    'expose',
    'extends',
    'extra_hosts',
    'group_add',
    'healthcheck',
    'hostname',
    'image',
    'init',
    'ipc',
    'labels',
    'logging',
    'mem_limit',
    'network_mode',
    'networks',
    'pid',
    'platform',
    'ports',
    'privileged',
    'profiles',
    'pull_policy',
    'read_only',
    'restart',
    'runtime',
    'secrets',
    'security_opt',
    'shm_size',
    'stdin_open',
    'stop_grace_period',
    'stop_signal',
    'sysctls',
    'tmpfs',
    'tty',
    'ulimits',
    'user',
    'volumes',
    'working_dir',
  ],
  [`services.${any}.build`]: ['args', 'context', 'dockerfile', 'dockerfile_inline', 'target'],
  [`services.${any}.healthcheck`]: [
    'disable',
    'interval',
    'retries',
    'start_interval',
    'start_period',
    'test',
    'timeout',
  ],
  [`services.${any}.depends_on.${any}`]: ['condition', 'required', 'restart'],
  [`services.${any}.deploy`]: ['labels', 'mode', 'replicas', 'resources', 'restart_policy'],
  [`services.${any}.deploy.resources`]: ['limits', 'reservations'],
  [`services.${any}.deploy.resources.limits`]: ['cpus', 'memory', 'pids'],
  [`services.${any}.logging`]: ['driver', 'options'],
  [`services.${any}.networks.${any}`]: ['aliases', 'ipv4_address', 'ipv6_address', 'mac_address', 'priority'],
  [`volumes.${any}`]: ['driver', 'driver_opts', 'external', 'labels', 'name'],
  [`networks.${any}`]: [
    'attachable',
    'driver',
    'driver_opts',
    'external',
    'internal',
    'ipam',
    'labels',
    'name',
  ],
  [`secrets.${any}`]: ['environment', 'external', 'file', 'name'],
  [`configs.${any}`]: ['content', 'environment', 'external', 'file', 'name'],
};

const values: Readonly<Record<string, readonly string[]>> = {
  [`services.${any}.restart`]: ['always', 'no', 'on-failure', 'unless-stopped'],
  [`services.${any}.pull_policy`]: ['always', 'build', 'missing', 'never'],
  [`services.${any}.depends_on.${any}.condition`]: [
    'service_completed_successfully',
    'service_healthy',
    'service_started',
  ],
};

/** What may come next where the text ends: keys on a line of their own, and the values of keys that have few. */
export function completeCompose(before: string): CodeCompletion | null {
  const lines = before.split('\n');
  const line = lines.pop() ?? '';
  const typed = /^( *)([\w-]*)(?::( +)([\w-]*))?$/.exec(line);
  if (!typed) return null;
  const [, indent = '', key = '', space, value = ''] = typed;
  const parents = parentsOf(lines, indent.length);
  if (space !== undefined) return offer(values, [...parents, key], value, '');
  return line.includes(':') ? null : offer(keys, parents, key, ': ');
}

function offer(
  known: Readonly<Record<string, readonly string[]>>,
  path: readonly string[],
  typed: string,
  after: string,
): CodeCompletion | null {
  const found = Object.entries(known).find(([pattern]) => fits(pattern, path))?.[1];
  return found ? { typed, options: found.map((label) => ({ label, text: label + after })) } : null;
}

function fits(pattern: string, path: readonly string[]): boolean {
  const parts = pattern === '' ? [] : pattern.split('.');
  return parts.length === path.length && parts.every((part, at) => part === any || part === path[at]);
}

/** The keys that a line so indented stands below, outermost first. */
function parentsOf(lines: readonly string[], indent: number): readonly string[] {
  const parents: string[] = [];
  let below = indent;
  for (const line of lines.toReversed()) {
    const found = /^( *)(?:"([^"]+)"|'([^']+)'|([^\s#'"-][^:]*)):(?:\s|$)/.exec(line);
    if (!found || (found[1]?.length ?? 0) >= below) continue;
    parents.unshift(found[2] ?? found[3] ?? found[4] ?? '');
    below = found[1]?.length ?? 0;
  }
  return parents;
}
