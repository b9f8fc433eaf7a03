import type { filesEndpoints } from '#contracts/containers/files.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';
import { fileHandlers } from './file-handlers.ts';
import { sweepWhenLive } from './sweep-when-live.ts';

export async function startFiles(options: SubjectOptions): Promise<RunningSubject<typeof filesEndpoints>> {
  const stopSweeping = options.hosts.map((host) => sweepWhenLive(host, options.log));
  return {
    handlers: fileHandlers(options),
    async [Symbol.asyncDispose]() {
      for (const stop of stopSweeping) stop();
      await Promise.resolve();
    },
  };
}
