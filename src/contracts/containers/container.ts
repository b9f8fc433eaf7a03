import { z } from 'zod';

export const ContainerState = z.enum([
  'created',
  'running',
  'paused',
  'restarting',
  'removing',
  'exited',
  'dead',
]);
export type ContainerState = z.infer<typeof ContainerState>;
export const Health = z.enum(['healthy', 'unhealthy', 'starting']);
export type Health = z.infer<typeof Health>;

export const Port = z.object({
  containerPort: z.int(),
  protocol: z.enum(['tcp', 'udp', 'sctp']),
  /** Null when the port is exposed but not published. */
  hostPort: z.int().nullable(),
  hostIp: z.string().nullable(),
});
export type Port = z.infer<typeof Port>;

export const StackMembership = z.object({
  name: z.string(),
  service: z.string(),
  /** Paths as the tool that started the stack saw them; may not exist here. */
  workingDirectory: z.string().nullable(),
  configFiles: z.array(z.string()),
});
export type StackMembership = z.infer<typeof StackMembership>;

/** One row of the list. */
export const ContainerSummary = z.object({
  id: z.string(),
  host: z.string(),
  name: z.string(),
  /** As the user named it. */
  image: z.string(),
  imageId: z.string(),
  state: ContainerState,
  /** Null when the container has no health check. */
  health: Health.nullable(),
  exitCode: z.int().nullable(),
  createdAtMs: z.int(),
  startedAtMs: z.int().nullable(),
  finishedAtMs: z.int().nullable(),
  restartCount: z.int(),
  ports: z.array(Port),
  stack: StackMembership.nullable(),
  /** Without the labels of compose; values cut at 256 characters. */
  labels: z.record(z.string(), z.string()),
  networks: z.array(z.string()),
  /** True for the container that this NEXUS runs in; absent for every other. */
  isSelf: z.boolean().optional(),
});
export type ContainerSummary = z.infer<typeof ContainerSummary>;

export const Mount = z.object({
  kind: z.enum(['volume', 'bind', 'tmpfs', 'npipe', 'cluster', 'image']),
  /** Volume name, host path, or empty for tmpfs. */
  source: z.string(),
  target: z.string(),
  readOnly: z.boolean(),
  /** A volume that nobody named: a re-created container does not get it back. */
  anonymous: z.boolean(),
});
export type Mount = z.infer<typeof Mount>;

export const ContainerDetails = ContainerSummary.extend({
  command: z.array(z.string()),
  entrypoint: z.array(z.string()),
  workingDirectory: z.string(),
  user: z.string(),
  hostname: z.string(),
  tty: z.boolean(),
  autoRemove: z.boolean(),
  privileged: z.boolean(),
  oomKilled: z.boolean(),
  /** The engine's own words about the last failure to start. */
  engineError: z.string(),
  /** Names only; values are read through `revealEnvironment`. */
  environment: z.array(z.string()),
  mounts: z.array(Mount),
  attachments: z.array(
    z.object({
      network: z.string(),
      ipv4: z.string(),
      ipv6: z.string(),
      mac: z.string(),
      aliases: z.array(z.string()),
    }),
  ),
  networkMode: z.string(),
  restartPolicy: z.object({ name: z.string(), maximumRetryCount: z.int() }),
  limits: z.object({
    memoryBytes: z.int().nullable(),
    cpus: z.number().nullable(),
    pids: z.int().nullable(),
  }),
  logDriver: z.string(),
  healthCheck: z
    .object({
      command: z.array(z.string()),
      failingStreak: z.int(),
      log: z.array(z.object({ startedAtMs: z.int(), exitCode: z.int(), output: z.string() })),
    })
    .nullable(),
  /** Compose services or containers that this one waits for or shares a network namespace with. */
  dependsOn: z.array(z.object({ name: z.string(), reason: z.string() })),
  dependents: z.array(z.object({ name: z.string(), reason: z.string() })),
  /** How many more of each there are that the caller may not see; absent when there are none. */
  hiddenDependencies: z.int().optional(),
  hiddenDependents: z.int().optional(),
  /** The engine's own answer with environment values masked, for the raw view. */
  raw: z.record(z.string(), z.unknown()),
});
export type ContainerDetails = z.infer<typeof ContainerDetails>;

/** What removing would do, named one by one. */
export const RemovalPreview = z.object({
  name: z.string(),
  running: z.boolean(),
  /** Files written inside the container, outside any mount: gone with it. Null when the engine could not say in time. */
  writableLayerBytes: z.int().nullable(),
  /** Volumes without a name: removed when `removeAnonymousVolumes`, otherwise left behind unnamed. */
  anonymousVolumes: z.array(z.object({ name: z.string(), target: z.string() })),
  /** Named volumes and host folders; never removed by this. */
  kept: z.array(z.object({ source: z.string(), target: z.string() })),
  dependents: z.array(z.object({ name: z.string(), reason: z.string() })),
  /** How many more there are that the caller may not see; absent when there are none. */
  hiddenDependents: z.int().optional(),
  /** The compose service that would bring it back, if any. */
  stack: StackMembership.nullable(),
  /** The same in docker's own words. */
  command: z.string(),
});
export type RemovalPreview = z.infer<typeof RemovalPreview>;
