import { startEdit } from './edit/start-edit.ts';
import { startFiles } from './files/start-files.ts';
import { startHistory } from './history/start-history.ts';
import { startImageContent } from './image-content/start-image-content.ts';
import { startImages } from './images/start-images.ts';
import { startNetworks } from './networks/start-networks.ts';
import { startRecreate } from './recreate/start-recreate.ts';
import { startSelf } from './self/start-self.ts';
import { startStacks } from './stacks/start-stacks.ts';
import { startTerminal } from './terminal/start-terminal.ts';
import { startVolumes } from './volumes/start-volumes.ts';
import type { SubjectOptions } from './subject.ts';

export async function startSubjects(options: SubjectOptions) {
  const subjects = {
    recreate: await startRecreate(options),
    self: await startSelf(options),
    edit: await startEdit(options),
    stacks: await startStacks(options),
    terminal: await startTerminal(options),
    images: await startImages(options),
    imageContent: await startImageContent(options),
    networks: await startNetworks(options),
    volumes: await startVolumes(options),
    files: await startFiles(options),
    history: await startHistory(options),
  };
  return {
    handlers: {
      ...subjects.recreate.handlers,
      ...subjects.self.handlers,
      ...subjects.edit.handlers,
      ...subjects.stacks.handlers,
      ...subjects.terminal.handlers,
      ...subjects.images.handlers,
      ...subjects.imageContent.handlers,
      ...subjects.networks.handlers,
      ...subjects.volumes.handlers,
      ...subjects.files.handlers,
      ...subjects.history.handlers,
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(Object.values(subjects).map((subject) => subject[Symbol.asyncDispose]()));
    },
  };
}
