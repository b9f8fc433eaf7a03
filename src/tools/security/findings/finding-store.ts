import { type Finding, Rank, Severity } from '#contracts/security/finding.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import type { ImageKey } from '../reading/lab-image.ts';
import { isRepairable } from './count-findings.ts';
import type { FindingTables } from './finding-tables.ts';

type Tables = Pick<Database<FindingTables>, 'query'>;
type Row = FindingTables['image_findings'];

/** Rows in one statement: each has 14 parameters, and PostgreSQL takes 65,535. */
const mostAtOnce = 500;
/** In hundredths; far above any sum of weights. */
const mostScore = 10_000_000;

/** Takes the place of what was found in the image before. */
export async function writeFindings(
  tx: Transaction<FindingTables>,
  { host, id }: ImageKey,
  findings: readonly Finding[],
): Promise<void> {
  await deleteFindings(tx, { host, id });
  const rows = findings.map((finding, place): Row => ({ host, image: id, place, ...columnsOf(finding) }));
  for (let at = 0; at < rows.length; at += mostAtOnce)
    await tx
      .insertInto('image_findings')
      .values(rows.slice(at, at + mostAtOnce))
      .execute();
}

export async function deleteFindings(tx: Transaction<FindingTables>, { host, id }: ImageKey): Promise<void> {
  await tx.deleteFrom('image_findings').where('host', '=', host).where('image', '=', id).execute();
}

/** Every image of which findings are kept. */
export async function keptImages({ query }: Tables): Promise<ImageKey[]> {
  const rows = await query.selectFrom('image_findings').select(['host', 'image']).distinct().execute();
  return rows.map(({ host, image }) => ({ host, id: image }));
}

/** The most urgent first. */
export async function readFindings({ query }: Tables, { host, id }: ImageKey): Promise<Finding[]> {
  const rows = await query
    .selectFrom('image_findings')
    .select('finding')
    .where('host', '=', host)
    .where('image', '=', id)
    .orderBy('place')
    .execute();
  return rows.map(({ finding }) => findingOf(finding));
}

/** What `writeFindings` wrote. */
export function findingOf(text: string): Finding {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by columnsOf, of a checked Finding
  return JSON.parse(text) as Finding;
}

function columnsOf(finding: Finding): Omit<Row, 'host' | 'image' | 'place'> {
  const rank = Rank.options.indexOf(finding.rank);
  const names = finding.packages.map(({ name }) => name);
  const words = [finding.flaw, ...finding.aliases, finding.title ?? '', finding.package, ...new Set(names)];
  return {
    flaw: finding.flaw,
    package: finding.package,
    rank,
    urgency: rank * mostScore - Math.min(Math.round(finding.score * 100), mostScore - 1),
    severity: Severity.options.indexOf(finding.severity),
    is_accepted: Number(finding.accepted !== null),
    is_hidden: Number(finding.isHidden),
    is_repairable: Number(isRepairable(finding)),
    is_exploited: Number(finding.exploited !== null),
    words: words.join(' ').toLowerCase(),
    finding: JSON.stringify(finding),
  };
}
