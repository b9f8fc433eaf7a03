import { dirname, isAbsolute, resolve } from 'node:path';
import { fileReferences } from '#library/compose/file-references.ts';
import type { SetImage } from '#library/compose/image-refusal.ts';
import { setImage } from '#library/compose/set-image.ts';
import type { ReadFile, ReadStack } from './stack-files.ts';
import { given } from './stack-variables.ts';
import { problemOf, type ServiceImageProblem } from './service-image-words.ts';

/** Why the files of a stack cannot be read as a whole; undefined when they can. */
export function whyUnread({ project, name, files }: ReadStack): ServiceImageProblem | undefined {
  if (!project) return problemOf('no-files', { stack: name });
  const unread = files.find(
    ({ kind, state }) =>
      state === 'unreadable' || (state === 'missing' && (kind === 'compose' || kind === 'part')),
  );
  return unread && whyUnreadable(unread);
}

function whyUnreadable({ path, state, obstacle }: ReadFile): ServiceImageProblem {
  if (obstacle === 'not-mounted') return problemOf('not-mounted', { folder: dirname(path) });
  return problemOf(state === 'missing' ? 'file-missing' : 'not-readable', { path });
}

/** What has to be written so that the service has the image, by the texts alone. */
export function imageEdit(
  { files, documents, project }: ReadStack,
  service: string,
  image: string,
): SetImage {
  const sourcesOf = (kind: ReadFile['kind']) =>
    files
      .filter((file) => file.kind === kind)
      .flatMap(({ path, text }) => {
        const read = documents.find((one) => one.path === path);
        return text === null || !read ? [] : [{ path, text, document: read.document }];
      });
  const inContainers = new Set(
    documents.flatMap(({ path, document }) => {
      const isPart = files.some((file) => file.path === path && file.kind === 'part');
      const base = isPart ? dirname(path) : (project?.workingDirectory ?? '/');
      return fileReferences(document)
        .filter(({ kind }) => kind === 'service-environment')
        .map((reference) => (isAbsolute(reference.path) ? reference.path : resolve(base, reference.path)));
    }),
  );
  const environment = files
    .filter(({ kind }) => kind === 'environment')
    .flatMap(({ path, text }) =>
      text === null ? [] : [{ path, text, isInContainers: inContainers.has(path) }],
    );
  const [compose, parts] = [sourcesOf('compose'), sourcesOf('part')];
  return setImage({ service, image, files: compose, parts, environment, given });
}
