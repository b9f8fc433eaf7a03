import { dirname, isAbsolute, join, resolve } from 'node:path';
import { maskedValue, type StackFile, type StackFileKind } from '#contracts/containers/stack.ts';
import type { ComposeDocument } from '#library/compose/compose-document.ts';
import { parseCompose } from '#library/compose/parse-compose.ts';
import { fileReferences } from '#library/compose/file-references.ts';
import { maskCompose, maskEnvFile } from '#library/compose/mask-values.ts';
import { servicesIn } from '#library/compose/services-in.ts';
import type { ComposeProject, FileOnDisk } from './host-compose.ts';
import type { KnownStack } from './known-stacks.ts';

export interface ReadFile extends FileOnDisk {
  readonly kind: StackFileKind;
}

/** A stack with its files as they are on disk now. */
export interface ReadStack extends KnownStack {
  readonly files: readonly ReadFile[];
  /** Of the compose files and their parts that could be read. */
  readonly documents: readonly { readonly path: string; readonly document: ComposeDocument }[];
}

const maxFiles = 48;

export async function readStack(stack: KnownStack): Promise<ReadStack> {
  const { project, host } = stack;
  if (!project) return { ...stack, files: [], documents: [] };
  const files = await Promise.all(
    namedFiles(project).map(async ({ path, kind }) => ({
      ...onlyCompose(await host.compose.readFile(path), kind),
      kind,
    })),
  );
  const documents: { path: string; document: ComposeDocument }[] = [];
  for (const file of files) {
    // Grows while it is walked: what a part names is read too.
    if (file.text === null || (file.kind !== 'compose' && file.kind !== 'part')) continue;
    const document = parseCompose(file.text);
    documents.push({ path: file.path, document });
    const base = file.kind === 'compose' ? project.workingDirectory : dirname(file.path);
    for (const { path: written, kind } of fileReferences(document)) {
      const path = isAbsolute(written) ? written : resolve(base, written);
      if (files.length >= maxFiles || files.some((known) => known.path === path)) continue;
      files.push({ ...onlyCompose(await host.compose.readFile(path), kind), kind });
    }
  }
  return { ...stack, files, documents, project: { ...project, profiles: profilesInUse(stack, documents) } };
}

/** The files that compose is told of by name, in its order. */
function namedFiles({
  configFiles,
  environmentFiles,
  workingDirectory,
}: ComposeProject): { path: string; kind: StackFileKind }[] {
  const environment = environmentFiles.length > 0 ? environmentFiles : [join(workingDirectory, '.env')];
  return [
    ...configFiles.map((path) => ({ path, kind: 'compose' as const })),
    ...environment.map((path) => ({ path, kind: 'environment' as const })),
  ];
}

/** Labels come with images, so they may name any file of this machine: only what looks like a compose file is shown. */
function onlyCompose(file: FileOnDisk, kind: StackFileKind): FileOnDisk {
  if (file.text === null || (kind !== 'compose' && kind !== 'part')) return file;
  if (/\.(?:ya?ml|json)$/i.test(file.path) || hasServices(file.text)) return file;
  const reason = `${file.path} does not look like a compose file.`;
  return { ...file, state: 'unreadable', text: null, hash: null, isWritable: false, reason };
}

function hasServices(text: string): boolean {
  const document = parseCompose(text);
  return ['services', 'include'].some((key) => document.find([key]).isWhole);
}

/** No label tells with which profiles a stack was started; containers of services that need one do. */
function profilesInUse(
  { containers }: KnownStack,
  documents: readonly { readonly document: ComposeDocument }[],
): string[] {
  const present = new Set(containers.map(({ service }) => service));
  const profiles = documents
    .flatMap(({ document }) => servicesIn(document))
    .filter(({ name }) => present.has(name))
    .flatMap((service) => service.profiles.slice(0, 1))
    .filter((profile) => /^[\w.-]+$/.test(profile));
  return [...new Set(profiles)].toSorted();
}

/** As it is told to those who may not see values. */
export function maskedFile(file: ReadFile): StackFile {
  const text = file.text === null ? null : maskText(file.text, file.kind);
  return { ...openFile(file), text, isMasked: text !== file.text };
}

export function openFile(file: ReadFile): StackFile {
  const { path, kind, state, text, hash, isWritable, reason, fixes } = file;
  return { path, kind, state, text, hash, isWritable, reason, fixes: [...fixes], isMasked: false };
}

export function maskText(text: string, kind: StackFileKind): string {
  return kind === 'compose' || kind === 'part'
    ? maskCompose(text, maskedValue)
    : maskEnvFile(text, maskedValue);
}
