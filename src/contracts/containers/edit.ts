import { z } from 'zod';
import { call } from '../contract.ts';
import { ContainerSpec } from './container-spec.ts';
import { EditPlan, NewContainerPlan } from './edit-plan.ts';
import { EditableContainer, NewContainer } from './editable-container.ts';
import { Operation } from './operation.ts';

/** A create body with its values can be long: a big environment, a seccomp profile. */
const bodyLimitBytes = 1024 * 1024;

/** What is wanted, by form or as the engine's own create body. A masked value in either means: keep what is there. */
export const WantedContainer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('spec'), spec: ContainerSpec }),
  z.object({ kind: z.literal('json'), name: z.string(), json: z.string() }),
]);
export type WantedContainer = z.infer<typeof WantedContainer>;

const HostParams = z.object({ host: z.string() });
const ContainerParams = z.object({ host: z.string(), id: z.string() });
const Waiting = z.object({ wait: z.stringbool().default(false) });
const NewContainerBody = z.object({
  /** The id of the container whose hidden values are copied. */
  from: z.string().nullable().default(null),
  wanted: WantedContainer,
  start: z.boolean().default(true),
});
export type NewContainerBody = z.infer<typeof NewContainerBody>;

export const editEndpoints = {
  editableContainer: call({
    method: 'GET',
    path: '/hosts/{host}/containers/{id}/edit',
    summary: 'Read a container as it can be edited',
    access: 'containers:edit',
    scoped: true,
    params: ContainerParams,
    /** `reveal` needs containers:reveal and is recorded in the audit log. */
    query: z.object({ reveal: z.stringbool().default(false) }),
    result: EditableContainer,
  }),
  planEdit: call({
    method: 'POST',
    path: '/hosts/{host}/containers/{id}/edit/plan',
    summary: 'Say what an edit would change, and whether it needs a restart; changes nothing',
    access: 'containers:edit',
    scoped: true,
    params: ContainerParams,
    body: z.object({ wanted: WantedContainer }),
    bodyLimitBytes,
    result: EditPlan,
  }),
  applyEdit: call({
    method: 'POST',
    path: '/hosts/{host}/containers/{id}/edit',
    summary: 'Apply an edit: to the running container where the engine can, otherwise by making it anew',
    access: 'containers:edit',
    scoped: true,
    params: ContainerParams,
    query: Waiting,
    body: z.object({ version: z.string(), wanted: WantedContainer }),
    bodyLimitBytes,
    result: Operation,
  }),
  renameContainer: call({
    method: 'POST',
    path: '/hosts/{host}/containers/{id}/rename',
    summary: 'Rename a container without restarting it',
    access: 'containers:edit',
    scoped: true,
    params: ContainerParams,
    query: Waiting,
    body: z.object({ name: z.string() }),
    result: Operation,
  }),
  newContainer: call({
    method: 'GET',
    path: '/hosts/{host}/new-container',
    summary: 'Read what a new container starts from: an image, or a copy of a container',
    access: 'containers:edit',
    scoped: true,
    params: HostParams,
    query: z.object({ image: z.string().optional(), from: z.string().optional() }),
    result: NewContainer,
  }),
  planNewContainer: call({
    method: 'POST',
    path: '/hosts/{host}/new-container/plan',
    summary: 'Say whether a new container can be made like this; changes nothing',
    access: 'containers:edit',
    scoped: true,
    params: HostParams,
    body: NewContainerBody,
    bodyLimitBytes,
    result: NewContainerPlan,
  }),
  createContainer: call({
    method: 'POST',
    path: '/hosts/{host}/new-container',
    summary: 'Make a container, pulling its image where it is missing, and start it',
    access: 'containers:edit',
    scoped: true,
    params: HostParams,
    query: Waiting,
    body: NewContainerBody,
    bodyLimitBytes,
    result: Operation,
  }),
};
