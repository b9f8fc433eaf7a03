import type { ExportAbout, ExportedFinding, ExportedFindings } from './exported-finding.ts';
import { jsonLine } from './exported-finding.ts';
import { sarifResult } from './sarif-result.ts';
import { type RuleFacts, sarifRule, scoreOf } from './sarif-rule.ts';
import { message } from './sarif-text.ts';
import { separated } from './write-json.ts';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const mostProblems = 100;

/** What the source of a flaw writes of it; null where it says nothing. */
export type DescribeFlaw = (flaw: string) => Promise<string | null>;

/**
 * SARIF 2.1.0 with one run: a rule for each flaw, a result for each place. The findings are gone through twice, first for the rules, so
 * that only the names of the flaws are held in memory. Each piece ends a line.
 */
export async function* writeSarif(
  findings: ExportedFindings,
  about: ExportAbout,
  describe: DescribeFlaw = () => Promise.resolve(null),
): AsyncGenerator<string, void> {
  const { toolVersion } = about;
  const driver = {
    name: 'NEXUS Security',
    organization: 'NEXUS',
    ...(toolVersion !== null && { version: toolVersion }),
  };
  yield `{"version":"2.1.0","$schema":${jsonLine(schema)},"runs":[{"tool":{"driver":${jsonLine(driver).slice(0, -1)},"rules":[\n`;
  const indexes = new Map<string, number>();
  yield* separated(rulesOf(findings(), indexes, describe), (rule) => rule);
  yield `]}},${jsonLine(runFacts(about)).slice(1, -1)},"results":[\n`;
  yield* separated(findings(), (finding) => jsonLine(sarifResult(finding, indexes.get(finding.flaw))));
  yield ']}]}\n';
}

/** A flaw that comes again after another keeps its first rule. */
async function* rulesOf(
  findings: Iterable<ExportedFinding> | AsyncIterable<ExportedFinding>,
  indexes: Map<string, number>,
  describe: DescribeFlaw,
): AsyncGenerator<string, void> {
  for await (const facts of grouped(findings)) {
    const { flaw } = facts.first;
    if (indexes.has(flaw)) continue;
    indexes.set(flaw, indexes.size);
    yield jsonLine(sarifRule(facts, await describe(flaw)));
  }
}

/** Where sources differ from image to image, the worst counts. */
async function* grouped(
  findings: Iterable<ExportedFinding> | AsyncIterable<ExportedFinding>,
): AsyncGenerator<RuleFacts, void> {
  let facts: RuleFacts | undefined;
  for await (const finding of findings) {
    const score = scoreOf(finding);
    if (facts && facts.first.flaw !== finding.flaw) {
      yield facts;
      facts = undefined;
    }
    const { severity } = finding;
    if (!facts) facts = { first: finding, severity, score };
    else if (score > facts.score) facts = { ...facts, severity, score };
  }
  if (facts) yield facts;
}

function runFacts({ name, madeAtMs, problems }: ExportAbout) {
  return {
    automationDetails: { id: `nexus-security/${encodeURIComponent(name.toWellFormed())}/` },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: true,
        endTimeUtc: new Date(madeAtMs).toISOString(),
        toolExecutionNotifications: problems
          .slice(0, mostProblems)
          .map((text) => ({ level: 'warning', message: { text: message(text) } })),
      },
    ],
  };
}
