import type { Caller } from '#contracts/access.ts';
import type { StackConflict, StackVersion } from '#contracts/containers/stack.ts';
import type { StackPlan } from '#contracts/containers/stack-plan.ts';
import { DeployOptions } from '#contracts/containers/stacks.ts';
import { parseCompose } from '#library/compose/parse-compose.ts';
import { splitReference } from '#library/image-reference/split-reference.ts';
import type { ActionOutcome } from '../host.ts';
import type { PlannedStep, StepProgress } from '../operation.ts';
import { partsOf } from './compose-step.ts';
import { beginDeploy, type BegunDeploy } from './deploy-stack.ts';
import type { HostCompose } from './host-compose.ts';
import { planStack } from './plan-stack.ts';
import type { StackContext } from './stack-context.ts';
import { maskText, type ReadStack } from './stack-files.ts';
import type { VersionFile } from './stack-versions.ts';
import type { TypedFile, TypedStack } from './typed-stack.ts';
import type { VersionRow } from './version-store.ts';

const options = DeployOptions.parse({ pull: 'never' });

/** What going back would change. */
export async function planRollBack(
  context: StackContext,
  stack: ReadStack,
  version: VersionRow,
): Promise<StackPlan> {
  const { files } = context.versions.open(version);
  return await planStack(context, asItWas(stack, files), options, pinnedImages(version));
}

/** `hashes` are those that the plan was made for. */
export async function beginRollBack(
  context: StackContext,
  stack: ReadStack,
  version: VersionRow,
  request: { readonly hashes: Readonly<Record<string, string | null>>; readonly caller: Caller },
): Promise<BegunDeploy> {
  const { files } = context.versions.open(version);
  const then = asItWas(stack, files, request.hashes);
  const { compose } = stack.host;
  const missing = version.images.map((image) => bringBack(compose, image, context));
  return await beginDeploy(context, {
    stack: then,
    options,
    caller: request.caller,
    kind: 'roll-back',
    before: missing,
    write: async () => await restore(then, files),
  });
}

/** The stack with the texts of a version, byte for byte. */
function asItWas(
  stack: ReadStack,
  files: readonly VersionFile[],
  hashes: Readonly<Record<string, string | null>> = {},
): TypedStack {
  const onDisk = new Map(stack.files.map((file) => [file.path, file] as const));
  const typed = files
    .filter(({ path, text }) => (onDisk.get(path)?.text ?? null) !== text)
    .map(({ path, kind, text }): TypedFile => ({
      path,
      kind,
      text: text ?? '',
      expectedHash: Object.hasOwn(hashes, path) ? (hashes[path] ?? null) : (onDisk.get(path)?.hash ?? null),
    }));
  const texts = new Map(typed.map(({ path, text }) => [path, text] as const));
  const documents = files
    .filter(({ kind, text }) => text !== null && (kind === 'compose' || kind === 'part'))
    .map(({ path, text }) => ({ path, document: parseCompose(texts.get(path) ?? text ?? '') }));
  return { ...stack, documents, typed, overlay: typed };
}

function pinnedImages({ images }: VersionRow): Map<string, string> {
  return new Map(images.map(({ reference, imageId }) => [reference, imageId] as const));
}

/** A file that did not exist then goes to the recycle folder. */
async function restore(stack: TypedStack, files: readonly VersionFile[]): Promise<StackConflict[]> {
  const texts = new Map(files.map(({ path, text }) => [path, text] as const));
  const changed = await stack.host.compose.writeFiles(
    stack.typed.map(({ path, kind, expectedHash }) => ({
      path,
      text: texts.get(path) ?? null,
      expectedHash,
      isPrivate: kind !== 'compose' && kind !== 'part',
    })),
  );
  return changed.map(({ path, text, hash }) => {
    const kind = stack.typed.find((file) => file.path === path)?.kind ?? 'compose';
    return { path, typed: texts.get(path) ?? '', onDisk: text === null ? null : maskText(text, kind), hash };
  });
}

function bringBack(
  compose: HostCompose,
  image: StackVersion['images'][number],
  context: StackContext,
): PlannedStep {
  return {
    title: `Bring back the image of ${image.service}`,
    run: async (progress) => await bringBackImage(compose, image, context, progress),
  };
}

/** The image that ran gets its reference again; one that is gone is pulled by its digest. */
async function bringBackImage(
  compose: HostCompose,
  { reference, imageId, digest }: StackVersion['images'][number],
  { clock }: StackContext,
  progress: StepProgress,
): Promise<ActionOutcome> {
  if ((await compose.image(reference))?.id === imageId) {
    progress.note('It is here.');
    return { done: true };
  }
  if (!(await compose.image(imageId))) {
    if (digest === null) {
      // Built here: compose builds it again from the restored files.
      progress.note(
        'The image that ran was removed and cannot be fetched; if it is built here, it is built again.',
      );
      return { done: true };
    }
    await compose.pullImage(digest, partsOf(progress, clock));
  }
  // A pinned reference cannot be moved, and need not be.
  if (splitReference(reference).digest === undefined) await compose.tagImage(imageId, reference);
  progress.note(`${reference} is ${imageId.slice(7, 19)} again.`);
  return { done: true };
}
