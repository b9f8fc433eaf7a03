import { parentPort } from 'node:worker_threads';
import { giveBackOwnMemory } from '../give-back-memory.ts';
import { type DataFolderLock, lockDataFolder } from './data-folder-lock.ts';
import { backupPath, pruneBackups, writeCheckedCopy } from './database-backups.ts';
import type { SqliteFile } from './sqlite-file.ts';
import { closeSqliteFile, openSqliteFile } from './sqlite-opening.ts';
import {
  type AnswerOf,
  failureOf,
  type OperationName,
  type Operations,
  type Reply,
  type Request,
} from './sqlite-request.ts';

/**
 * The database thread: all SQLite work of the process, one request at a time, in the order it was sent.
 * No scan, fsync or copy in here stalls the event loop.
 */
const files = new Map<string, SqliteFile>();
let folderLock: DataFolderLock | undefined;

function opened(name: string): SqliteFile {
  const file = files.get(name);
  if (!file) throw new Error(`The database ${name} is not open.`);
  return file;
}

const operations: Operations = {
  lock: ({ folder, nowMs }) => {
    folderLock = lockDataFolder(folder, nowMs);
  },
  unlock: () => folderLock?.release(),
  open: (request) => {
    const { file, report } = openSqliteFile(request);
    files.set(request.name, file);
    return report;
  },
  read: ({ name, ...statement }) => opened(name).read(statement),
  write: ({ name, ...statement }) => opened(name).write(statement),
  'write-each': ({ name, statements }) => opened(name).writeEach(statements),
  control: ({ name, commands }) => opened(name).control(commands),
  copy: ({ name, folder, nowMs }) => {
    const path = backupPath(folder, name, nowMs);
    writeCheckedCopy(opened(name), path);
    pruneBackups(folder, name);
    return path;
  },
  close: ({ name }) => {
    const file = opened(name);
    files.delete(name);
    closeSqliteFile(file);
  },
};

function answer<Name extends OperationName>({ operation, input }: Request<Name>): AnswerOf<Name> {
  return operations[operation](input);
}

giveBackOwnMemory(() => {
  for (const file of files.values()) file.shrink();
});

parentPort?.on('message', (request: Request) => {
  let reply: Reply;
  try {
    reply = { id: request.id, answer: answer(request) };
  } catch (error) {
    const file = 'name' in request.input ? files.get(request.input.name) : undefined;
    reply = { id: request.id, failure: failureOf(error, file?.inTransaction ?? false) };
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin.
  parentPort?.postMessage(reply);
});
