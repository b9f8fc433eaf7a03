import { z } from 'zod';
import { call } from '../contract.ts';
import { Operation } from './operation.ts';
import { StackPlan } from './stack-plan.ts';
import { StackConflict, StackFile, StackVersion } from './stack.ts';

export const StackId = z.object({ host: z.string(), stack: z.string() });
const VersionId = StackId.extend({ version: z.string() });
export const Wait = z.object({ wait: z.stringbool().default(false) });

/** With `conflict`, nothing was written and nothing begun. */
export const BegunDeploy = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('begun'), operation: Operation }),
  z.object({ outcome: z.literal('conflict'), conflicts: z.array(StackConflict) }),
]);

/** Where a text for a comparison comes from: a version, or `disk` for what is there now. */
const ComparedText = z.string().default('disk');

export const stackVersionsEndpoints = {
  stackVersions: call({
    method: 'GET',
    path: '/hosts/{host}/stacks/{stack}/versions',
    summary: 'List the versions of the files of a stack, newest first',
    access: 'containers:read',
    scoped: true,
    params: StackId,
    result: z.array(StackVersion),
  }),
  stackVersion: call({
    method: 'GET',
    path: '/hosts/{host}/stacks/{stack}/versions/{version}',
    summary: 'Read the files of a version; values of environment variables are masked',
    access: 'containers:read',
    scoped: true,
    params: VersionId,
    result: StackVersion.extend({
      files: z.array(StackFile.pick({ path: true, kind: true, text: true, isMasked: true })),
    }),
  }),
  compareStackVersions: call({
    method: 'GET',
    path: '/hosts/{host}/stacks/{stack}/compare',
    summary: 'Compare two versions, or one with what is on disk, as unified diffs with masked values',
    access: 'containers:read',
    scoped: true,
    params: StackId,
    query: z.object({ from: z.string(), to: ComparedText }),
    result: z.array(z.object({ path: z.string(), diff: z.string(), isMasked: z.boolean() })),
  }),
  planStackRollback: call({
    method: 'GET',
    path: '/hosts/{host}/stacks/{stack}/versions/{version}/plan',
    summary: 'Say what going back to a version would change',
    access: 'containers:read',
    scoped: true,
    params: VersionId,
    result: StackPlan,
  }),
  rollBackStack: call({
    method: 'POST',
    path: '/hosts/{host}/stacks/{stack}/versions/{version}/roll-back',
    summary: 'Restore the files of a version exactly and run them with the images that ran then',
    access: 'containers:edit',
    scoped: true,
    params: VersionId,
    query: Wait,
    /** Hashes of the files on disk as they were when the plan was read; a file that changed since is a conflict. */
    body: z.object({ hashes: z.record(z.string(), z.string().nullable()).default({}) }),
    result: BegunDeploy,
  }),
};
