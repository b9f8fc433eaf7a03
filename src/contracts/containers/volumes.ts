import { z } from 'zod';
import { call } from '../contract.ts';
import { Operation } from './operation.ts';

const HostId = z.object({ host: z.string() });
const Wait = z.object({ wait: z.stringbool().default(false) });

/** A container that mounts the volume. */
export const VolumeUser = z.object({
  id: z.string(),
  name: z.string(),
  running: z.boolean(),
  /** Inside the container. */
  path: z.string(),
  readOnly: z.boolean(),
});
export type VolumeUser = z.infer<typeof VolumeUser>;

export const VolumeSummary = z.object({
  host: z.string(),
  name: z.string(),
  driver: z.string(),
  /** On the host. */
  mountpoint: z.string(),
  createdAtMs: z.int().nullable(),
  labels: z.record(z.string(), z.string()),
  /** Of the driver; passwords among them are masked. */
  options: z.record(z.string(), z.string()),
  stack: z.string().nullable(),
  /** Nobody named it: a recreated container does not get it back by itself. */
  isAnonymous: z.boolean(),
  usedBy: z.array(VolumeUser),
  /** As last measured; null when it never was, or the driver cannot tell. */
  sizeBytes: z.int().nullable(),
});
export type VolumeSummary = z.infer<typeof VolumeSummary>;

export const NewVolume = z.object({
  name: z
    .string()
    .regex(
      /^[a-zA-Z0-9][\w.-]{1,127}$/,
      'Letters, digits, dots, dashes and underscores; at least two, and begins with a letter or digit.',
    ),
  driver: z
    .string()
    .regex(/^[\w.:/-]{1,128}$/)
    .default('local'),
  options: z.record(z.string().min(1).max(256), z.string().max(4096)).default({}),
  labels: z.record(z.string().min(1).max(256), z.string().max(4096)).default({}),
});
export type NewVolume = z.infer<typeof NewVolume>;

export const VolumeRemovalPreview = z.object({
  /** Everything in these is destroyed. */
  removes: z.array(
    z.object({
      name: z.string(),
      isAnonymous: z.boolean(),
      stack: z.string().nullable(),
      sizeBytes: z.int().nullable(),
      createdAtMs: z.int().nullable(),
    }),
  ),
  keeps: z.array(z.object({ name: z.string(), reason: z.string() })),
  command: z.string(),
});
export type VolumeRemovalPreview = z.infer<typeof VolumeRemovalPreview>;

export const volumesEndpoints = {
  volumes: call({
    method: 'GET',
    path: '/volumes',
    summary: 'List volumes of all hosts, with who uses each and the size last measured',
    access: 'containers:read',
    scoped: true,
    query: z.object({ host: z.string().optional() }),
    result: z.object({
      volumes: z.array(VolumeSummary),
      /** When the sizes of each host were measured. */
      measured: z.array(z.object({ host: z.string(), atMs: z.int() })),
      missing: z.array(z.object({ host: z.string(), reason: z.string() })),
    }),
  }),
  measureVolumes: call({
    method: 'POST',
    path: '/hosts/{host}/volumes/measurement',
    summary: 'Measure the size of each volume and image anew; takes minutes on a large host',
    access: 'containers:read',
    scoped: true,
    params: HostId,
    result: z.object({ atMs: z.int() }),
  }),
  createVolume: call({
    method: 'POST',
    path: '/hosts/{host}/volumes',
    summary: 'Create a volume',
    access: 'containers:edit',
    scoped: true,
    params: HostId,
    body: NewVolume,
    result: Operation,
  }),
  previewVolumeRemoval: call({
    method: 'POST',
    path: '/hosts/{host}/volumes/removal-preview',
    summary: 'Say exactly which volumes would be removed with their data, and which are kept and why',
    access: 'containers:read',
    scoped: true,
    params: HostId,
    body: z.object({
      /** `unused`: named ones without a container; those without a name go only when they are listed. */
      which: z.union([z.literal('unused'), z.array(z.string()).max(1000)]),
    }),
    result: VolumeRemovalPreview,
  }),
  removeVolumes: call({
    method: 'POST',
    path: '/hosts/{host}/volumes/removal',
    summary: 'Remove the listed volumes and their data; what is used by now is left, and said',
    access: 'containers:remove',
    scoped: true,
    params: HostId,
    query: Wait,
    body: z.object({ volumes: z.array(z.string()).min(1).max(1000) }),
    bodyLimitBytes: 256 * 1024,
    result: Operation,
  }),
};
