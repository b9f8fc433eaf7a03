import { z } from 'zod';
import { call } from '../contract.ts';
import { Fix } from './fix.ts';
import { Operation } from './operation.ts';
import { BegunDeploy, StackId, stackVersionsEndpoints, Wait } from './stack-versions.ts';
import { StackDownPreview, StackPlan, StackValidation } from './stack-plan.ts';
import { EditedFile, StackConflict, StackDetails, StackFile, StackName, StackSummary } from './stack.ts';

const Files = z.array(EditedFile).max(32);
const fileLimitBytes = 4_000_000;

export const DeployOptions = z.object({
  /** `missing`: only images that are not here. */
  pull: z.enum(['missing', 'always', 'never']).default('missing'),
  build: z.boolean().default(false),
  removeOrphans: z.boolean().default(false),
  forceRecreate: z.boolean().default(false),
  /** Empty: all of them. */
  services: z.array(z.string()).max(200).default([]),
});
export type DeployOptions = z.infer<typeof DeployOptions>;

/** Files that are not named are taken from disk as they are; with none, what is on disk is meant. */
const Edited = z.object({ files: Files.default([]) });
const Deploy = Edited.extend({ options: DeployOptions.prefault({}) });

export const StackAction = z.object({
  action: z.enum(['start', 'stop', 'restart']),
  /** Empty: all of them. */
  services: z.array(z.string()).max(200).default([]),
});
export type StackAction = z.infer<typeof StackAction>;

export const stacksEndpoints = {
  stacks: call({
    method: 'GET',
    path: '/stacks',
    summary: 'List stacks of all hosts, and whether what runs is what their files say',
    access: 'containers:read',
    scoped: true,
    query: z.object({ host: z.string().optional() }),
    result: z.object({
      stacks: z.array(StackSummary),
      hosts: z.array(
        z.object({
          host: z.string(),
          /** Where new stacks get their folder. */
          stacksFolder: z.string(),
          /** Null when compose cannot run; then `reason` and `fixes` say why and what to do. */
          composeVersion: z.string().nullable(),
          reason: z.string(),
          fixes: z.array(Fix),
        }),
      ),
    }),
  }),
  stackDetails: call({
    method: 'GET',
    path: '/hosts/{host}/stacks/{stack}',
    summary: 'Read a stack with its files; values of environment variables are masked',
    access: 'containers:read',
    scoped: true,
    params: StackId,
    result: StackDetails,
  }),
  revealStackFiles: call({
    method: 'POST',
    path: '/hosts/{host}/stacks/{stack}/reveal-files',
    summary: 'Read the files of a stack with all values; recorded in the audit log',
    access: 'containers:reveal',
    scoped: true,
    params: StackId,
    result: z.array(StackFile),
  }),
  createStack: call({
    method: 'POST',
    path: '/hosts/{host}/stacks',
    summary: 'Make a folder with the files of a new stack; deploys nothing',
    access: 'containers:edit',
    scoped: true,
    params: z.object({ host: z.string() }),
    bodyLimitBytes: fileLimitBytes,
    body: z.object({
      name: StackName,
      /** Of compose.yaml. */
      compose: z.string().max(1_000_000),
      /** Of .env; none is made when it is absent. */
      environment: z.string().max(1_000_000).optional(),
    }),
    result: StackDetails,
  }),
  adoptStack: call({
    method: 'POST',
    path: '/hosts/{host}/stacks/{stack}/adopt',
    summary: 'Take over a stack started elsewhere, from its labels; restarts nothing and writes no file',
    access: 'containers:edit',
    scoped: true,
    params: StackId,
    result: StackDetails,
  }),
  forgetStack: call({
    method: 'POST',
    path: '/hosts/{host}/stacks/{stack}/forget',
    summary: 'No longer look after a stack; with `deleteFiles`, move its folder to the recycle folder',
    access: 'containers:edit',
    scoped: true,
    params: StackId,
    /** `deleteFiles` is refused while the stack has containers, and for folders that were not made here. */
    body: z.object({ deleteFiles: z.boolean().default(false) }),
    result: z.object({ recycledTo: z.string().nullable() }),
  }),
  /** What is asked as one types; a stack that does not exist yet is checked by any name. */
  validateStack: call({
    method: 'POST',
    path: '/hosts/{host}/stacks/{stack}/validate',
    summary: 'Check the files of a stack as typed; names file, line and reason',
    access: 'containers:read',
    scoped: true,
    params: StackId,
    bodyLimitBytes: fileLimitBytes,
    body: Edited.extend({
      /** Asks compose too, when the quick checks find no error. Compose reads what the text names: needs `containers:edit`. */
      thorough: z.boolean().default(false),
    }),
    result: StackValidation,
  }),
  /** Needs `containers:edit` when files are given. */
  planStack: call({
    method: 'POST',
    path: '/hosts/{host}/stacks/{stack}/plan',
    summary: 'Say what a deploy would change, and why; changes nothing',
    access: 'containers:read',
    scoped: true,
    params: StackId,
    bodyLimitBytes: fileLimitBytes,
    body: Deploy,
    result: StackPlan,
  }),
  saveStack: call({
    method: 'PUT',
    path: '/hosts/{host}/stacks/{stack}/files',
    summary: 'Write files of a stack without deploying them',
    access: 'containers:edit',
    scoped: true,
    params: StackId,
    bodyLimitBytes: fileLimitBytes,
    body: z.object({ files: Files.min(1) }),
    result: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('saved'), files: z.array(StackFile) }),
      z.object({ outcome: z.literal('conflict'), conflicts: z.array(StackConflict) }),
    ]),
  }),
  /** Needs `containers:edit` too when files are given. */
  deployStack: call({
    method: 'POST',
    path: '/hosts/{host}/stacks/{stack}/deploy',
    summary: 'Write the given files, then bring what runs in line with the files',
    access: 'containers:operate',
    scoped: true,
    params: StackId,
    query: Wait,
    bodyLimitBytes: fileLimitBytes,
    body: Deploy,
    result: BegunDeploy,
  }),
  actOnStack: call({
    method: 'POST',
    path: '/hosts/{host}/stacks/{stack}/actions',
    summary: 'Start, stop or restart the containers of a stack',
    access: 'containers:operate',
    scoped: true,
    params: StackId,
    query: Wait,
    body: StackAction,
    result: Operation,
  }),
  previewStackDown: call({
    method: 'GET',
    path: '/hosts/{host}/stacks/{stack}/down',
    summary: 'Say what taking a stack down would remove and keep',
    access: 'containers:read',
    scoped: true,
    params: StackId,
    result: StackDownPreview,
  }),
  downStack: call({
    method: 'POST',
    path: '/hosts/{host}/stacks/{stack}/down',
    summary: 'Remove the containers and networks of a stack, and the volumes that are named',
    access: 'containers:remove',
    scoped: true,
    params: StackId,
    query: Wait,
    body: z.object({ removeVolumes: z.array(z.string()).max(200).default([]) }),
    result: Operation,
  }),
  ...stackVersionsEndpoints,
};
