import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AdvisoryIndex } from '../../advisories/open-index.ts';
import { openIndex } from '../../advisories/open-index.ts';
import { removeLeftStaging } from '../../advisories/staging-store.ts';
import { exportBundle } from '../../advisories/bundle/export-bundle.ts';
import { rematch } from '../rematch.ts';
import { importFile, unpackedNames } from './import-file.ts';
import type {
  AnswerOf,
  IndexRequests,
  InputOf,
  KeptPart,
  RequestName,
  ThreadSetup,
} from './index-requests.ts';
import { refreshInto } from './refresh-into.ts';
import { countTold } from './told-count-store.ts';
import { tellFacts, tellFlaw } from './tell-flaw.ts';
import { DamagedIndex, isDamage } from './thread-failure.ts';

export interface IndexTasks {
  perform(name: RequestName, input: InputOf<RequestName>, signal: AbortSignal): Promise<unknown>;
  /** After an error: an index that turned out to be damaged is thrown away, and the error says so. */
  settle(error: unknown): unknown;
}

type Tasks = {
  readonly [Name in RequestName]: (
    input: InputOf<Name>,
    signal: AbortSignal,
  ) => AnswerOf<Name> | Promise<AnswerOf<Name>>;
};

/** What the thread does with the index, which it opens when it is first asked. */
export function openIndexTasks(setup: ThreadSetup): IndexTasks {
  const { indexPath, workFolder } = setup;
  let opened: AdvisoryIndex | undefined;
  let notice: string | null = null;

  function index(): AdvisoryIndex {
    if (opened) return opened;
    for (const folder of [dirname(indexPath), workFolder])
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Of a thread that was ended in the middle.
    removeLeftStaging(indexPath);
    for (const name of unpackedNames) rmSync(join(workFolder, name), { force: true });
    const found = openIndex(indexPath, { isStopping: () => Atomics.load(setup.stop, 0) !== 0 });
    notice = found.notice;
    return (opened = found.index);
  }

  function close(): void {
    opened?.[Symbol.dispose]();
    opened = undefined;
  }

  const parts = (): readonly KeptPart[] => countTold(indexPath, index().parts());
  const tasks: Tasks = {
    open: () => ({ parts: parts(), notice }),
    match: ({ inventory, change }) => rematch(inventory, index(), change),
    tell: ({ flaw }) => tellFlaw(index(), flaw),
    facts: ({ flaws }) => tellFacts(index(), flaws),
    refresh: async (input, signal) => ({
      ...(await refreshInto(index(), setup, input, signal)),
      parts: parts(),
    }),
    fail({ feed, part, detail, nowMs }) {
      const name = { feed, part };
      const known = index()
        .parts()
        .find((one) => one.feed === feed && one.part === part);
      const failures = (known?.state.failures ?? 0) + 1;
      index().setState(name, { triedAtMs: nowMs, failures, problem: detail });
      return { parts: parts() };
    },
    import: async ({ path, nowMs }) => ({
      imported: await importFile(index(), { path, workFolder, indexPath, nowMs }),
      parts: parts(),
    }),
    async export({ path, nowMs }) {
      await exportBundle(index(), path, nowMs);
      return null;
    },
    close: () => {
      close();
      return null;
    },
  };

  return {
    async perform<Name extends RequestName>(
      name: Name,
      input: IndexRequests[Name]['input'],
      signal: AbortSignal,
    ) {
      return await tasks[name](input, signal);
    },
    settle(error) {
      if (!isDamage(error)) return error;
      close();
      for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${indexPath}${ending}`, { force: true });
      const text = 'The index of advisories is damaged and is made again: all feeds are fetched anew.';
      return new DamagedIndex(text, { cause: error });
    },
  };
}
