import type { MountSpec } from '#contracts/containers/container-spec.ts';
import type { CreateContainer, MountRequest } from '#library/docker/container-config.ts';
import { formatBind, isReadOnly, parseBind, withReadOnly, type Bind } from './bind.ts';
import { patched, withHostConfig, type SpecPart } from './spec-part.ts';

/**
 * A create body says mounts in four places: `Binds`, `Mounts`, `Tmpfs` and, for volumes without a name, `Volumes`. A mount is
 * known by its target. One that is there keeps its place and its further options; a new one goes where `-v` would put it, so
 * that the engine makes a folder that is missing.
 */
export const mountsPart: SpecPart<MountSpec[]> = {
  read(create) {
    const named = [...bindsOf(create), ...requestsOf(create), ...tmpfsOf(create)];
    const targets = new Set(named.map(({ target }) => target));
    return [...named, ...unnamedOf(create).filter(({ target }) => !targets.has(target))];
  },
  write(create, mounts) {
    const wanted = new Map(mounts.map((mount) => [mount.target, mount]));
    // Where a target is said already, by the first place that says it.
    const settled = new Set<string>();
    const take = (target: string, fits: (mount: MountSpec) => boolean) => {
      const mount = wanted.get(target);
      if (!mount || settled.has(target) || !fits(mount)) return undefined;
      settled.add(target);
      return mount;
    };
    const host = create.HostConfig ?? {};
    const binds = (host.Binds ?? []).flatMap((text) => keptBind(text, take));
    const requests = (host.Mounts ?? []).flatMap((request) => keptRequest(request, take));
    const tmpfs = Object.entries(host.Tmpfs ?? {}).flatMap(([target, options]) => {
      const mount = take(target, ({ kind }) => kind === 'tmpfs');
      return mount ? [[target, tmpfsOptions(options, mount.readOnly)] as const] : [];
    });
    const added = mounts.filter(({ target }) => !settled.has(target));
    return withMounts(create, {
      binds: [...binds, ...added.filter(isBindable).map(newBind)],
      requests: [
        ...requests,
        ...added.filter((mount) => isNamed(mount) && !isBindable(mount)).map(newRequest),
      ],
      tmpfs: [
        ...tmpfs,
        ...added.filter(isTmpfs).map(({ target, readOnly }) => [target, tmpfsOptions('', readOnly)] as const),
      ],
      unnamed: added
        .filter((mount) => mount.kind === 'volume' && mount.source === '')
        .map(({ target }) => target),
    });
  },
};

type Take = (target: string, fits: (mount: MountSpec) => boolean) => MountSpec | undefined;

function bindsOf({ HostConfig }: CreateContainer): MountSpec[] {
  return (HostConfig?.Binds ?? []).flatMap((text) => {
    const bind = parseBind(text);
    return bind ? [specOfBind(bind)] : [];
  });
}

function specOfBind({ source, target, options }: Bind): MountSpec {
  return { kind: source.startsWith('/') ? 'bind' : 'volume', source, target, readOnly: isReadOnly(options) };
}

function requestsOf({ HostConfig }: CreateContainer): MountSpec[] {
  return (HostConfig?.Mounts ?? []).map(({ Type, Source = '', Target, ReadOnly = false }) => ({
    kind: kindOf(Type),
    source: Source,
    target: Target,
    readOnly: ReadOnly,
  }));
}

function kindOf(type: MountRequest['Type']): MountSpec['kind'] {
  return type === 'bind' || type === 'volume' || type === 'tmpfs' ? type : 'other';
}

function tmpfsOf({ HostConfig }: CreateContainer): MountSpec[] {
  return Object.entries(HostConfig?.Tmpfs ?? {}).map(([target, options]) => ({
    kind: 'tmpfs',
    source: '',
    target,
    readOnly: isReadOnly(options.split(',')),
  }));
}

function unnamedOf({ Volumes }: CreateContainer): MountSpec[] {
  return Object.keys(Volumes ?? {}).map((target) => ({
    kind: 'volume',
    source: '',
    target,
    readOnly: false,
  }));
}

function keptBind(text: string, take: Take): string[] {
  const bind = parseBind(text);
  if (!bind) return [text];
  const mount = take(bind.target, isBindable);
  if (!mount) return [];
  const before = specOfBind(bind);
  const isSame = mount.source === before.source && mount.readOnly === before.readOnly;
  if (isSame) return [text];
  return [formatBind({ ...bind, source: mount.source, options: withReadOnly(bind.options, mount.readOnly) })];
}

function keptRequest(request: MountRequest, take: Take): MountRequest[] {
  const { Type, Target, Source = '', ReadOnly = false } = request;
  const mount = take(Target, ({ kind }) => kind === kindOf(Type));
  if (!mount) return [];
  return [
    patched(request, {
      ...(mount.source !== Source && { Source: mount.source || undefined }),
      ...(mount.readOnly !== ReadOnly && { ReadOnly: mount.readOnly }),
    }),
  ];
}

function isNamed({ kind, source }: MountSpec): boolean {
  return (kind === 'bind' || kind === 'volume') && source !== '';
}

function isBindable(mount: MountSpec): boolean {
  return isNamed(mount) && !mount.source.includes(':') && !mount.target.includes(':');
}

function isTmpfs({ kind }: MountSpec): boolean {
  return kind === 'tmpfs';
}

function newBind({ source, target, readOnly }: MountSpec): string {
  return formatBind({ source, target, options: withReadOnly([], readOnly) });
}

function newRequest({ kind, source, target, readOnly }: MountSpec): MountRequest {
  return { Type: kind === 'bind' ? 'bind' : 'volume', Source: source, Target: target, ReadOnly: readOnly };
}

function tmpfsOptions(options: string, readOnly: boolean): string {
  const before = options === '' ? [] : options.split(',');
  return isReadOnly(before) === readOnly ? options : withReadOnly(before, readOnly).join(',');
}

interface Places {
  readonly binds: readonly string[];
  readonly requests: readonly MountRequest[];
  readonly tmpfs: readonly (readonly [target: string, options: string])[];
  readonly unnamed: readonly string[];
}

/** A place that was not there and has nothing to hold stays away. */
function withMounts(create: CreateContainer, { binds, requests, tmpfs, unnamed }: Places): CreateContainer {
  const host = create.HostConfig ?? {};
  const volumes = Object.entries(create.Volumes ?? {}).filter(([target]) => unnamed.includes(target));
  const Volumes = {
    ...Object.fromEntries(unnamed.map((target) => [target, {}])),
    ...Object.fromEntries(volumes),
  };
  const next = withHostConfig(create, {
    ...((host.Binds || binds.length > 0) && { Binds: binds }),
    ...((host.Mounts || requests.length > 0) && { Mounts: requests }),
    ...((host.Tmpfs || tmpfs.length > 0) && { Tmpfs: Object.fromEntries(tmpfs) }),
  });
  return create.Volumes || unnamed.length > 0 ? { ...next, Volumes } : next;
}
