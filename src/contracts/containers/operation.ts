import { z } from 'zod';

export const ContainerAction = z.discriminatedUnion('action', [
  z.object({ action: z.literal('start') }),
  z.object({ action: z.literal('stop'), timeoutSeconds: z.int().min(0).max(3600).optional() }),
  z.object({ action: z.literal('restart'), timeoutSeconds: z.int().min(0).max(3600).optional() }),
  z.object({ action: z.literal('pause') }),
  z.object({ action: z.literal('unpause') }),
  z.object({
    action: z.literal('kill'),
    signal: z
      .string()
      .regex(/^(SIG)?[A-Z0-9+]{1,12}$/)
      .default('SIGKILL'),
  }),
  z.object({
    action: z.literal('remove'),
    /** Stop it first when it runs. */
    force: z.boolean().default(false),
    removeAnonymousVolumes: z.boolean().default(false),
  }),
]);
export type ContainerAction = z.infer<typeof ContainerAction>;
export type ContainerActionName = ContainerAction['action'];

/** One of many things that a step does at once: a layer that is pulled, a service that is deployed. */
export const OperationPart = z.object({
  id: z.string(),
  /** In the words of the engine or of compose. */
  status: z.string(),
  currentBytes: z.int().nullable(),
  totalBytes: z.int().nullable(),
});
export type OperationPart = z.infer<typeof OperationPart>;

export const OperationSubject = z.enum(['container', 'stack', 'image', 'network', 'volume']);
export type OperationSubject = z.infer<typeof OperationSubject>;

/** Work that goes on when the page is closed. */
export const Operation = z.object({
  id: z.string(),
  /** What is being done: an action's name, or `recreate`, `deploy`, `pull`, … */
  kind: z.string(),
  host: z.string(),
  subject: OperationSubject.default('container'),
  /** Id of a container or network, name of a stack or volume, reference of an image. */
  targetId: z.string(),
  targetName: z.string(),
  /** `interrupted`: NEXUS itself stopped before it knew the end. */
  state: z.enum(['running', 'succeeded', 'failed', 'interrupted']),
  steps: z.array(
    z.object({
      title: z.string(),
      state: z.enum(['waiting', 'running', 'done', 'failed']),
      /** What is being waited for or was found, in a few words. */
      detail: z.string().optional(),
    }),
  ),
  /** Of the step that runs; kept in memory only. */
  parts: z.array(OperationPart).optional(),
  isCancellable: z.boolean().optional(),
  startedBy: z.string(),
  startedAtMs: z.int(),
  endedAtMs: z.int().nullable(),
  /** In plain words, with the engine's own text beside it. */
  error: z.object({ message: z.string(), engineText: z.string() }).nullable(),
  /** The same in docker's own words. */
  command: z.string(),
});
export type Operation = z.infer<typeof Operation>;
