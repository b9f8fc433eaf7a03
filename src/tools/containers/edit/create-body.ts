import { z } from 'zod';

const Texts = z.array(z.string()).nullish();
const TextMap = z.record(z.string(), z.string()).nullish();
const Presence = z.record(z.string(), z.looseObject({})).nullish();
const Amount = z.number().optional();

const PortBinding = z.looseObject({ HostIp: z.string().optional(), HostPort: z.string().optional() });

const Endpoint = z.looseObject({
  Aliases: Texts,
  Links: Texts,
  IPAMConfig: z
    .looseObject({ IPv4Address: z.string().optional(), IPv6Address: z.string().optional() })
    .nullish(),
  MacAddress: z.string().optional(),
  DriverOpts: TextMap,
});

const HostConfig = z.looseObject({
  Binds: Texts,
  Mounts: z
    .array(
      z.looseObject({
        Type: z.enum(['bind', 'volume', 'tmpfs', 'npipe', 'cluster', 'image']),
        Source: z.string().optional(),
        Target: z.string(),
        ReadOnly: z.boolean().optional(),
      }),
    )
    .nullish(),
  Tmpfs: TextMap,
  VolumesFrom: Texts,
  NetworkMode: z.string().optional(),
  PortBindings: z.record(z.string(), z.array(PortBinding).nullable()).nullish(),
  PublishAllPorts: z.boolean().optional(),
  RestartPolicy: z
    .looseObject({
      Name: z.enum(['', 'no', 'always', 'unless-stopped', 'on-failure']),
      MaximumRetryCount: z.int().optional(),
    })
    .optional(),
  AutoRemove: z.boolean().optional(),
  Links: Texts,
  Dns: Texts,
  ExtraHosts: Texts,
  Privileged: z.boolean().optional(),
  CapAdd: Texts,
  CapDrop: Texts,
  Devices: z
    .array(
      z.looseObject({
        PathOnHost: z.string(),
        PathInContainer: z.string(),
        CgroupPermissions: z.string(),
      }),
    )
    .nullish(),
  Memory: Amount,
  MemorySwap: Amount,
  MemoryReservation: Amount,
  NanoCpus: Amount,
  CpuShares: Amount,
  CpuQuota: Amount,
  CpuPeriod: Amount,
  PidsLimit: z.number().nullish(),
  LogConfig: z.looseObject({ Type: z.string(), Config: TextMap.default({}) }).optional(),
});

/**
 * The body of `POST /containers/create` as a person writes it: what NEXUS reads of it must have the right form, everything else
 * goes to the engine as it is, which has the last word.
 */
export const CreateBody = z.looseObject({
  Image: z.string(),
  Hostname: z.string().optional(),
  User: z.string().optional(),
  Tty: z.boolean().optional(),
  OpenStdin: z.boolean().optional(),
  Env: Texts,
  Cmd: Texts,
  Entrypoint: Texts,
  WorkingDir: z.string().optional(),
  Labels: TextMap,
  ExposedPorts: Presence,
  Volumes: Presence,
  Healthcheck: z
    .looseObject({
      Test: Texts,
      Interval: Amount,
      Timeout: Amount,
      StartPeriod: Amount,
      Retries: Amount,
    })
    .nullish(),
  MacAddress: z.string().optional(),
  HostConfig: HostConfig.optional(),
  NetworkingConfig: z.looseObject({ EndpointsConfig: z.record(z.string(), Endpoint).default({}) }).optional(),
});
