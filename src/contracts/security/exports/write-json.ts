import { z } from 'zod';
import { ExportedFinding, type ExportAbout, type ExportedFindings, jsonLine } from './exported-finding.ts';

/** Fields are added over time; `version` rises when one changes its meaning. */
export const FindingsFile = z.object({
  kind: z.literal('nexus-findings'),
  version: z.literal(1),
  name: z.string(),
  madeAtMs: z.int(),
  toolVersion: z.string().nullable(),
  problems: z.array(z.string()),
  findings: z.array(ExportedFinding),
});
export type FindingsFile = z.infer<typeof FindingsFile>;

/** A `FindingsFile`, a finding a line. Each piece ends a line. */
export async function* writeJson(
  findings: ExportedFindings,
  { name, madeAtMs, toolVersion, problems }: ExportAbout,
): AsyncGenerator<string, void> {
  const head = jsonLine({ kind: 'nexus-findings', version: 1, name, madeAtMs, toolVersion, problems });
  yield `${head.slice(0, -1)},"findings":[\n`;
  yield* separated(findings(), (finding) => jsonLine(finding));
  yield ']}\n';
}

/** Items of a list, each on its line, with a comma before all but the first. */
export async function* separated<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  textOf: (item: Item) => string,
): AsyncGenerator<string, void> {
  let isFirst = true;
  for await (const item of items) {
    yield `${isFirst ? '' : ','}${textOf(item)}\n`;
    isFirst = false;
  }
}
