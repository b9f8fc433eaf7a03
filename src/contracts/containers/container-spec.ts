import { z } from 'zod';

/** Null keeps the value that is there, which the caller was not shown. */
export const EnvironmentEntry = z.object({ name: z.string(), value: z.string().nullable() });
export type EnvironmentEntry = z.infer<typeof EnvironmentEntry>;

export const PortMapping = z.object({
  /** Empty: on every address of the host. */
  hostIp: z.string(),
  /** One port, a range of which one free port is taken (`8000-8010`), or empty for any free port. */
  hostPort: z.string(),
  containerPort: z.int(),
  protocol: z.enum(['tcp', 'udp', 'sctp']),
});
export type PortMapping = z.infer<typeof PortMapping>;

export const MountSpec = z.object({
  /** `other`: a kind that is shown, kept or taken away, but not made here. */
  kind: z.enum(['volume', 'bind', 'tmpfs', 'other']),
  /** Name of a volume, path of the host; empty for tmpfs and for a new volume without a name. */
  source: z.string(),
  target: z.string(),
  readOnly: z.boolean(),
});
export type MountSpec = z.infer<typeof MountSpec>;

export const NetworkAttachment = z.object({
  name: z.string(),
  aliases: z.array(z.string()),
  /** Fixed addresses; empty: the engine chooses. */
  ipv4: z.string(),
  ipv6: z.string(),
});
export type NetworkAttachment = z.infer<typeof NetworkAttachment>;

export const NetworkSpec = z.object({
  /** `container`: shares the network of the container named in `container`, and has none of its own. */
  mode: z.enum(['networks', 'host', 'none', 'container']),
  container: z.string(),
  /** With `networks`: where its ports are published from is the first of a new container. */
  attachments: z.array(NetworkAttachment),
});
export type NetworkSpec = z.infer<typeof NetworkSpec>;

/** Null everywhere: no limit, or for swap the engine's default of twice the memory. */
export const LimitsSpec = z.object({
  memoryBytes: z.int().nullable(),
  /** Memory and swap together; -1: no limit. */
  memorySwapBytes: z.int().nullable(),
  memoryReservationBytes: z.int().nullable(),
  cpus: z.number().nullable(),
  /** Weight against others when the processor is busy; 1024 is usual. */
  cpuShares: z.int().nullable(),
  pids: z.int().nullable(),
});
export type LimitsSpec = z.infer<typeof LimitsSpec>;

export const RestartSpec = z.object({
  policy: z.enum(['no', 'always', 'unless-stopped', 'on-failure']),
  /** For `on-failure`; 0: without end. */
  maximumRetries: z.int(),
  /** `--rm`: removed with its unnamed volumes as soon as it stops. */
  autoRemove: z.boolean(),
});
export type RestartSpec = z.infer<typeof RestartSpec>;

export const HealthCheckSpec = z.object({
  /** `inherit`: the image's, if it has one. `shell`: one line for the shell. `exec`: a program and its arguments. */
  kind: z.enum(['inherit', 'none', 'shell', 'exec']),
  command: z.array(z.string()),
  /** Null: the engine's default. */
  intervalMs: z.int().nullable(),
  timeoutMs: z.int().nullable(),
  startPeriodMs: z.int().nullable(),
  retries: z.int().nullable(),
});
export type HealthCheckSpec = z.infer<typeof HealthCheckSpec>;

export const DeviceSpec = z.object({
  hostPath: z.string(),
  containerPath: z.string(),
  /** Any of `r`, `w`, `m` (read, write, make nodes). */
  permissions: z.string(),
});
export type DeviceSpec = z.infer<typeof DeviceSpec>;

export const NamedValue = z.object({ name: z.string(), value: z.string() });
export type NamedValue = z.infer<typeof NamedValue>;

export const LoggingSpec = z.object({
  /** Empty: the engine's default. */
  driver: z.string(),
  options: z.array(NamedValue),
});
export type LoggingSpec = z.infer<typeof LoggingSpec>;

/**
 * What a person says about a container, in no engine's words. It leaves out what the image says already, and what is too
 * rare for a form: that stays as it is when a spec is applied, and is edited as JSON.
 */
export const ContainerSpec = z.object({
  name: z.string(),
  image: z.string(),
  /** Null: what the image says. */
  command: z.array(z.string()).nullable(),
  entrypoint: z.array(z.string()).nullable(),
  /** Empty: what the image says; in the next two also. */
  workingDirectory: z.string(),
  user: z.string(),
  /** Empty: the engine makes one from the id. */
  hostname: z.string(),
  environment: z.array(EnvironmentEntry),
  ports: z.array(PortMapping),
  mounts: z.array(MountSpec),
  network: NetworkSpec,
  labels: z.array(NamedValue),
  limits: LimitsSpec,
  restart: RestartSpec,
  healthCheck: HealthCheckSpec,
  tty: z.boolean(),
  openStdin: z.boolean(),
  privileged: z.boolean(),
  capAdd: z.array(z.string()),
  capDrop: z.array(z.string()),
  devices: z.array(DeviceSpec),
  /** `name:address` each. */
  extraHosts: z.array(z.string()),
  dns: z.array(z.string()),
  logging: LoggingSpec,
});
export type ContainerSpec = z.infer<typeof ContainerSpec>;
