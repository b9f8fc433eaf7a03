import { isDeepStrictEqual } from 'node:util';
import type { ContainerConfig, HealthcheckConfig, PortBinding } from '#library/docker/container-config.ts';
import type { ImageConfig } from '#library/docker/images.ts';
import { ownCommand } from './own-command.ts';

type Ports = Readonly<Record<string, readonly PortBinding[] | null>>;

/**
 * What somebody chose for a container, without what its image says by itself: an engine merges both into one (moby
 * `daemon/commit.go`, merge). A value that somebody chose and the image has as well counts as the image's.
 */
export function ownConfig(
  config: ContainerConfig,
  image: ImageConfig,
  published: Ports = {},
): ContainerConfig {
  const { Env, Labels, Cmd, Entrypoint, ExposedPorts, Volumes, Healthcheck, OnBuild: _, ...rest } = config;
  return {
    ...rest,
    ...textsOfItsOwn(config, image),
    ...ownCommand({ Cmd, Entrypoint }, image),
    Env: (Env ?? []).filter((variable) => !image.Env?.includes(variable)),
    Labels: without(Labels ?? {}, (name, value) => image.Labels?.[name] === value),
    // Without its entry a published port would depend on the next image exposing it.
    ExposedPorts: without(
      ExposedPorts ?? {},
      (port) => image.ExposedPorts?.[port] !== undefined && published[port] === undefined,
    ),
    Volumes: without(Volumes ?? {}, (path) => image.Volumes?.[path] !== undefined),
    ...(Healthcheck && { Healthcheck: ownHealthcheck(Healthcheck, healthcheckOf(image)) }),
  };
}

const texts = ['User', 'WorkingDir', 'StopSignal'] as const;

/** Undefined ones are left out on the wire. */
function textsOfItsOwn(config: ContainerConfig, image: ImageConfig): Partial<ContainerConfig> {
  return Object.fromEntries(
    texts.map((name) => [name, config[name] === (image[name] ?? '') ? undefined : config[name]]),
  );
}

/** The engine fills each part that is not given with the image's. */
function ownHealthcheck(
  check: HealthcheckConfig,
  ofImage: HealthcheckConfig | undefined,
): HealthcheckConfig | undefined {
  if (!ofImage || check.Test?.[0] === 'NONE') return check;
  const theirs = new Map<string, unknown>(Object.entries(ofImage));
  const own = Object.entries(check).filter(([part, value]) => !isDeepStrictEqual(value, theirs.get(part)));
  return own.length === 0 ? undefined : Object.fromEntries(own);
}

function healthcheckOf({ Healthcheck: check }: ImageConfig): HealthcheckConfig | undefined {
  return typeof check === 'object' && check !== null ? check : undefined;
}

function without<Value>(
  record: Readonly<Record<string, Value>>,
  isDropped: (name: string, value: Value) => boolean,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([name, value]) => !isDropped(name, value)));
}
