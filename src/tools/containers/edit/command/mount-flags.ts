import type { CreateContainer, MountRequest } from '#library/docker/container-config.ts';
import { flag, flags, pairsOf, valuesOf } from './flag.ts';

export function mountFlags({ Volumes, HostConfig: host = {} }: CreateContainer): string[] {
  const tmpfs = Object.entries(host.Tmpfs ?? {}).map(([target, options]) =>
    options === '' ? target : `${target}:${options}`,
  );
  return [
    ...flags('volume', host.Binds ?? []),
    ...flags('volume', Object.keys(Volumes ?? {})),
    ...(host.Mounts ?? []).map((mount) => flag('mount', mountOption(mount))),
    ...flags('tmpfs', tmpfs),
    ...flags('volumes-from', host.VolumesFrom ?? []),
  ];
}

/** The options of `docker run --mount`: comma-separated, with the quoting of CSV. */
function mountOption({ Type, Source, Target, ReadOnly, ...rest }: MountRequest): string {
  const fields = [
    `type=${Type}`,
    ...valuesOf(Source).map((source) => `source=${source}`),
    `target=${Target}`,
    ...(ReadOnly ? ['readonly'] : []),
    ...bindOptions(rest['BindOptions']),
    ...volumeOptions(rest['VolumeOptions']),
    ...tmpfsOptions(rest['TmpfsOptions']),
  ];
  return fields.map((field) => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
}

function bindOptions(options: unknown): string[] {
  return valuesOf(at(options, 'Propagation')).map((propagation) => `bind-propagation=${propagation}`);
}

function volumeOptions(options: unknown): string[] {
  const driver = at(options, 'DriverConfig');
  return [
    ...(at(options, 'NoCopy') === true ? ['volume-nocopy'] : []),
    ...valuesOf(at(options, 'Subpath')).map((path) => `volume-subpath=${path}`),
    ...valuesOf(at(driver, 'Name')).map((name) => `volume-driver=${name}`),
    ...pairsOf(at(driver, 'Options')).map((pair) => `volume-opt=${pair}`),
    ...pairsOf(at(options, 'Labels')).map((pair) => `volume-label=${pair}`),
  ];
}

function tmpfsOptions(options: unknown): string[] {
  const mode = at(options, 'Mode');
  return [
    ...valuesOf(at(options, 'SizeBytes')).map((size) => `tmpfs-size=${size}`),
    ...(typeof mode === 'number' && mode > 0 ? [`tmpfs-mode=${mode.toString(8)}`] : []),
  ];
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
