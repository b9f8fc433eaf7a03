import type { ServiceImageChange, ServiceImagePlan } from '#contracts/containers/service-image.ts';
import { maskedValue, type EditedFile } from '#contracts/containers/stack.ts';
import { NexusError } from '#kernel/errors.ts';
import type { ImageChange } from '#library/compose/image-refusal.ts';
import { maskEnvFile } from '#library/compose/mask-values.ts';
import { unifiedDiff } from '#library/compose/unified-diff.ts';
import type { ResolvedProject } from './host-compose.ts';
import { imageEdit, whyUnread } from './image-edit.ts';
import { beforeImage, configHashAfter, verdictOnImage } from './image-verdict.ts';
import { maskText, type ReadFile, type ReadStack } from './stack-files.ts';
import { problemOf, type ServiceImageProblem } from './service-image-words.ts';

export interface PlannedImage {
  readonly plan: ServiceImagePlan;
  /** What would be written; null when nothing can or need be. */
  readonly edited: EditedFile | null;
}

/** What has to be written so that a service has the image, proved with compose; and what compose will expect of its container. */
export async function planServiceImage(
  stack: ReadStack,
  service: string,
  image: string,
): Promise<PlannedImage> {
  const unread = whyUnread(stack);
  if (unread) return impossible(unread);
  const edit = imageEdit(stack, service, image);
  if (edit.is === 'refused') return impossible(problemOf(edit.refusal.code, edit.refusal.values));
  if (edit.is === 'already') return await planNothing(stack, service);
  const { change } = edit;
  const file = stack.files.find(({ path }) => path === change.path);
  if (!file) return impossible(problemOf('file-missing', { path: change.path }));
  const [before, after] = [await resolved(stack, []), await resolved(stack, [change])];
  if ('problem' in before) return impossible(before.problem);
  if ('problem' in after) return impossible(after.problem);
  const refusal = verdictOnImage(before.project, after.project, service, image);
  if (refusal) return impossible(refusal);
  const problem = whyNotWritten(stack, file);
  return {
    plan: {
      isPossible: problem === null,
      problem,
      change: toldChange(file, change),
      configHash: configHashAfter(before.project, after.project, service, stack.containers),
      isAlready: false,
    },
    edited: problem ? null : { path: change.path, text: change.text, hash: file.hash },
  };
}

function impossible(problem: ServiceImageProblem): PlannedImage {
  const plan = { isPossible: false, problem, change: null, configHash: null, isAlready: false };
  return { plan, edited: null };
}

/** As after a set whose recreation never came. */
async function planNothing(stack: ReadStack, service: string): Promise<PlannedImage> {
  const after = await resolved(stack, []);
  const hashOf = (project: ResolvedProject) =>
    configHashAfter(project, project, service, stack.containers) ??
    configHashAfter(beforeImage(project, service, stack.containers), project, service, stack.containers);
  const configHash = 'problem' in after ? null : hashOf(after.project);
  return {
    plan: { isPossible: true, problem: null, change: null, configHash, isAlready: true },
    edited: null,
  };
}

function whyNotWritten(
  { origin, name }: ReadStack,
  { path, isWritable }: ReadFile,
): ServiceImageProblem | null {
  if (origin === 'found') return problemOf('not-ours', { stack: name });
  return isWritable ? null : problemOf('not-writable', { path });
}

type Resolved = { readonly project: ResolvedProject } | { readonly problem: ServiceImageProblem };

async function resolved(
  { host, project }: ReadStack,
  typed: readonly { readonly path: string; readonly text: string }[],
): Promise<Resolved> {
  if (!project) throw new TypeError('A stack without files has no configuration.');
  try {
    const outcome = await host.compose.config(project, typed);
    if (outcome.isValid) return { project: outcome.project };
    return { problem: problemOf('compose-refuses', { text: outcome.text.slice(0, 500) }) };
  } catch (error) {
    if (error instanceof NexusError) return { problem: problemOf('no-compose', {}) };
    throw error;
  }
}

/** The variable is a part of the name of an image, which everybody sees; the others stay hidden. */
function toldChange({ text, kind }: ReadFile, change: ImageChange): ServiceImageChange {
  const { text: _, ...told } = change;
  const masked = (whole: string) =>
    change.place === 'variable'
      ? maskEnvFile(whole, maskedValue, change.variable ?? undefined)
      : maskText(whole, kind);
  return { ...told, diff: unifiedDiff(masked(text ?? ''), masked(change.text)) };
}
