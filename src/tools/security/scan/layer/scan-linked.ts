import { Readable } from 'node:stream';
import { walkLayer, type LayerFile, type WalkOptions } from '#library/layers/walk-layer.ts';
import type { Analyzer, FileFindings } from '../../analyzers/analyzer.ts';
import type { LinkedFile, LinkedFound } from './layer-scan.ts';
import { readFindings } from './read-findings.ts';
import { findingsBudget } from './scan-layer.ts';

const mostBytes = 64 * 1024 * 1024;

/** Walks a layer once more, for the content of files that are wanted under other names. Errors of the source are thrown. */
export async function scanLinked(
  chunks: AsyncIterable<Uint8Array>,
  linked: readonly LinkedFile[],
  analyzers: readonly Analyzer[],
  options: WalkOptions = {},
): Promise<LinkedFound[]> {
  const namesOf = Map.groupBy(linked, ({ writtenAs }) => writtenAs);
  const found = new Map<LinkedFile, FileFindings>();
  const budget = findingsBudget();
  const { problems } = await walkLayer(
    chunks,
    {
      wants: ({ path }) => namesOf.has(path),
      async read(file) {
        const content = await file.whole(mostBytes);
        for (const link of namesOf.get(file.path) ?? []) {
          const named = fileOf({ ...file, path: link.path }, content);
          const analyzer = analyzers.find((one) => one.wants(named));
          if (analyzer) found.set(link, budget.admit(link.path, await readFindings(analyzer, named)));
        }
      },
    },
    options,
  );
  for (const problem of problems) {
    for (const link of namesOf.get(problem.path ?? '') ?? []) {
      if (!found.has(link)) found.set(link, { problems: [{ ...problem, path: link.path }] });
    }
  }
  return [...found].map(([link, findings]) => ({ ...link, findings }));
}

function fileOf({ path, mode }: LayerFile, content: Buffer): LayerFile {
  return {
    path,
    mode,
    sizeBytes: content.length,
    content: Readable.from([content]),
    whole: () => Promise.resolve(content),
  };
}
