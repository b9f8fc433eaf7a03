import { join, sep } from 'node:path';
import type { Caller } from '#contracts/access.ts';
import { conflict, invalid, unavailable } from '#kernel/errors.ts';
import { isProjectName } from '#library/compose/project-name.ts';
import type { Host } from '../host.ts';
import { nameOf } from '../operation.ts';
import type { FileToWrite } from './host-compose.ts';
import { keepImages, releaseImages } from './keep-images.ts';
import type { KnownStack } from './known-stacks.ts';
import { whatRuns } from './record-run.ts';
import { addVersion } from './save-stack.ts';
import type { StackContext } from './stack-context.ts';
import { stackDrift, type ConfigCache } from './stack-drift.ts';
import { readStack, type ReadStack } from './stack-files.ts';
import { deleteStack, insertStack, storedStack, type StoredStack } from './stack-store.ts';

/** Makes a folder with the files of a new stack. */
export async function createStack(
  context: StackContext,
  host: Host,
  wanted: { readonly name: string; readonly compose: string; readonly environment?: string | undefined },
  caller: Caller,
): Promise<ReadStack> {
  const { compose } = host;
  const { name } = wanted;
  if (compose.stacksFolder === null) throw unavailable('This NEXUS has no folder for stacks.');
  const containers = await compose.containers();
  const isTaken = containers.some(({ project }) => project === name);
  if (isTaken || (await storedStack(context.database, host.id, name))) {
    throw conflict(`There is a stack ${name} on this host already. Choose another name.`);
  }
  const workingDirectory = join(compose.stacksFolder, name);
  const configFile = join(workingDirectory, 'compose.yaml');
  await compose.makeFolder(workingDirectory);
  await compose.writeFiles(newFiles(workingDirectory, configFile, wanted));
  const project = { name, workingDirectory, configFiles: [configFile], environmentFiles: [] };
  const known: KnownStack = {
    host,
    name,
    origin: 'managed',
    containers: [],
    project: { ...project, profiles: [] },
  };
  await remember(context, { host: host.id, origin: 'managed', ...project }, caller, 'create stack');
  const stack = await readStack(known);
  await addVersion(context, stack, caller, { state: 'saved', action: 'save files of stack' });
  return stack;
}

function newFiles(
  folder: string,
  configFile: string,
  { compose, environment }: { readonly compose: string; readonly environment?: string | undefined },
): FileToWrite[] {
  const file = { path: configFile, text: compose, expectedHash: null, isPrivate: false };
  if (environment === undefined) return [file];
  return [file, { ...file, path: join(folder, '.env'), text: environment, isPrivate: true }];
}

/** Takes over a stack as it is: nothing is restarted, and no file is written. */
export async function adoptStack(
  context: StackContext,
  cache: ConfigCache,
  stack: ReadStack,
  caller: Caller,
): Promise<ReadStack> {
  const { host, name, project } = stack;
  if (stack.origin !== 'found') throw conflict(`NEXUS looks after ${name} already.`);
  if (!isProjectName(name)) throw invalid(`${name} is not a name that compose accepts.`);
  const unreadable = stack.files.find(({ kind, state }) => kind === 'compose' && state !== 'readable');
  if (!project) throw conflict('No label of its containers says where the files of this stack are.');
  if (unreadable) {
    const [fix] = unreadable.fixes;
    throw conflict(`${unreadable.reason}${fix ? ` ${fix.title}: ${fix.command}` : ''}`);
  }
  const { workingDirectory, configFiles, environmentFiles } = project;
  const stored = { host: host.id, name, workingDirectory, configFiles, environmentFiles };
  const { project: resolved } = await stackDrift(cache, stack, true);
  const running = await whatRuns(stack, stack.containers, resolved);
  await remember(context, { ...stored, origin: 'adopted' }, caller, 'adopt stack');
  const adopted: ReadStack = { ...stack, origin: 'adopted' };
  await addVersion(context, adopted, caller, {
    state: 'adopted',
    action: 'keep the adopted files of stack',
    ...running,
  });
  await keepImages(host.compose, name, await context.versions.list(host.id, name), context.log);
  return adopted;
}

async function remember(
  { database, audit, clock }: StackContext,
  stack: StoredStack,
  caller: Caller,
  action: string,
): Promise<void> {
  await database.transaction(async (tx) => {
    await insertStack(tx, stack, { by: nameOf(caller), atMs: clock.now() });
    const detail = [stack.workingDirectory, ...stack.configFiles].join(' ');
    await audit.record(tx, { caller, action, target: stack.name, outcome: 'succeeded', detail });
  });
}

/** Ends looking after a stack; resolves to where its folder is then, null when it stayed where it is. */
export async function forgetStack(
  { database, audit, versions, log }: StackContext,
  stack: ReadStack,
  deleteFiles: boolean,
  caller: Caller,
): Promise<string | null> {
  const { host, name, project, origin } = stack;
  if (origin === 'found') throw conflict(`NEXUS does not look after ${name}.`);
  const folder = deleteFiles ? (project?.workingDirectory ?? null) : null;
  if (folder !== null) {
    const root = host.compose.stacksFolder;
    if (stack.containers.length > 0) {
      throw conflict(`${name} still has containers. Take it down before its files are deleted.`);
    }
    if (origin !== 'managed' || root === null || !folder.startsWith(root + sep)) {
      throw conflict(`${folder} was not made by NEXUS, so it is not deleted. Delete it by hand.`);
    }
  }
  const kept = await versions.list(host.id, name);
  const recycledTo = folder === null ? null : await host.compose.recycle(folder);
  await database.transaction(async (tx) => {
    await deleteStack(tx, host.id, name);
    await audit.record(tx, {
      caller,
      action: folder === null ? 'forget stack' : 'delete stack',
      target: name,
      outcome: 'succeeded',
      ...(recycledTo !== null && { detail: `The files are in ${recycledTo}.` }),
    });
  });
  await releaseImages(host.compose, name, kept, log);
  return recycledTo;
}
