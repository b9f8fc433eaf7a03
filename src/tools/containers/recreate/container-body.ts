import type { CreateContainer } from '#library/docker/container-config.ts';

/**
 * All that makes a container what it is, in the engine's own terms and free of what its image says by itself, so that the
 * defaults of another image take effect. Holds values of environment variables: never shown as it is.
 *
 * `create` is the body of `POST /containers/create` as API 1.44 takes it, whatever the engine: every network is in
 * `NetworkingConfig.EndpointsConfig`, a MAC address that somebody chose is with its network, and other containers are named,
 * not given by id (`container:<name>`). Fields that are not known here are kept as they came.
 */
export interface ContainerBody {
  readonly name: string;
  readonly create: CreateContainer;
}

/** What a container is doing, as far as its successor shall do the same. `restarting` counts as running: it is meant to run. */
export type Was = 'running' | 'paused' | 'stopped';
