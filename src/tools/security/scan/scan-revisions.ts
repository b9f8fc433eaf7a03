import { analyzers } from '../analyzers/index.ts';

/** Raised when a scan keeps or puts together something else than before. */
const ownRevision = 3;

/** Says by what an inventory or a kept layer was made: where it differs, the image is to be read again. */
export const scanRevisions: string = [
  `scan:${ownRevision}`,
  ...analyzers.map(({ id, revision }) => `${id}:${revision}`),
].join(' ');
