import type { Caller } from '#contracts/access.ts';
import type { ImportedAdvisories } from '#contracts/security/feeds.ts';
import type { SecurityParts } from '../security-parts.ts';
import type { TemporaryFiles } from '../temporary-files/open-temporary-files.ts';
import { advisoryFileError } from './advisory-file-error.ts';

const mostProblems = 100;

/** Takes advisories from what is sent; audited once they are in. Rejects with NexusError. */
export async function importAdvisories(
  { advisories, kernel }: Pick<SecurityParts, 'advisories' | 'kernel'>,
  files: TemporaryFiles,
  { caller, body }: { readonly caller: Caller; readonly body: AsyncIterable<Uint8Array> },
): Promise<ImportedAdvisories> {
  await using file = await files.keep(body);
  const imported = await advisories.importFile(file.path).catch((error: unknown) => {
    throw advisoryFileError(error);
  });
  const { kind, advisories: count, affected, madeAtMs, problems } = imported;
  await kernel.database.transaction((tx) =>
    kernel.audit.record(tx, {
      caller,
      action: 'import advisories',
      target: kind === 'nexus' ? 'a bundle of NEXUS' : 'a database of Grype',
      outcome: 'succeeded',
      after: { advisories: count, affected, madeAtMs },
    }),
  );
  return { kind, advisories: count, affected, madeAtMs, problems: problems.slice(0, mostProblems) };
}
