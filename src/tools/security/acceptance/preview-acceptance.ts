import type { AcceptanceDraft } from '#contracts/security/acceptance.ts';
import type { Finding } from '#contracts/security/finding.ts';
import type { Database } from '#kernel/database/database.ts';
import type { FindingTables } from '../findings/finding-tables.ts';
import { findingsByFlaw } from '../findings/flaw-query-store.ts';
import { imageKey, type LabImage } from '../reading/lab-image.ts';
import type { RuleTerms } from './acceptance-rule.ts';
import { acceptedEverywhere, placesOf } from './accepted-everywhere.ts';
import { decide } from './decide.ts';
import type { AcceptableFinding } from './matches-rule.ts';

type Draft = Pick<AcceptanceDraft, 'scope' | 'isUntilRepair'>;

export interface AcceptancePreview {
  readonly findings: number;
  readonly examples: { flaw: string; package: string; reference: string }[];
}

export interface PreviewContext {
  readonly database: Pick<Database<FindingTables>, 'query'>;
  readonly images: readonly LabImage[];
  /** Others that hold too: what runs in two containers may need two. */
  readonly rules: readonly RuleTerms[];
  readonly nowMs: number;
}

const mostExamples = 10;

/** What a rule would have a part in keeping quiet. A finding that is left open in one container is not quiet. */
export async function previewAcceptance(
  { scope, isUntilRepair }: Draft,
  { database, images, rules, nowMs }: PreviewContext,
): Promise<AcceptancePreview> {
  const draft: RuleTerms = { id: '', scope, untilMs: null, isUntilRepair };
  const places = new Map(images.map((image) => [imageKey(image), { image, places: placesOf(image) }]));
  const examples: AcceptancePreview['examples'] = [];
  let findings = 0;
  for await (const { host, id, finding } of findingsByFlaw(database, images, likelyOf(scope))) {
    const found = places.get(imageKey({ host, id }));
    const acceptable = acceptableOf(finding);
    if (!found?.places.some((place) => decide(acceptable, place, [draft], nowMs).kind === 'accepted'))
      continue;
    if (acceptedEverywhere(acceptable, found.places, [...rules, draft], nowMs).length === 0) continue;
    findings += 1;
    const reference = found.image.references[0] ?? id;
    if (examples.length < mostExamples)
      examples.push({ flaw: finding.flaw, package: finding.package, reference });
  }
  return { findings, examples };
}

/** What has to be read to find all that the rule matches. */
function likelyOf({ flaw, package: pattern }: Draft['scope']) {
  const [longest = ''] = (pattern ?? '').split('*').toSorted((a, b) => b.length - a.length);
  const search = [flaw ?? '', longest].join(' ');
  return { rank: [], severity: [], state: 'all', search } as const;
}

/** As it was matched, before it was shown. */
function acceptableOf({ flaw, aliases, package: name, packages, repair }: Finding): AcceptableFinding {
  return { flaw, aliases, name, packages, fixedVersion: repair.channel === null ? repair.version : null };
}
