import type { Caller } from '#contracts/access.ts';
import type { Finding } from '#contracts/security/finding.ts';
import type { FlawDetails, LabFlaw } from '#contracts/security/flaw.ts';
import { notFound } from '#kernel/errors.ts';
import { seenImages } from '../access/image-access.ts';
import { findingsOfFlaws, queryFlaws } from '../findings/flaw-query-store.ts';
import { labFlaws } from '../findings/lab-flaws.ts';
import { rate } from '../matching/rate.ts';
import { imageKey, type LabImage } from '../reading/lab-image.ts';
import type { FlawTold } from '../watch-advisories/flaw-told.ts';
import { describe, uniqueRatings } from './describe-flaw.ts';
import { flawHistory } from './flaw-history.ts';
import type { FlawParts } from './list-flaws.ts';
import { notHere } from './not-here.ts';
import type { WaitingUpdates } from './waiting-updates.ts';

/** Flaws that have a word like the one that is looked for. */
const mostLike = 20;

/** By any of its names. @throws NexusError `not-found`; what `advisories` rejects with, where no image that is seen has it */
export async function explainFlaw(
  parts: FlawParts,
  waiting: WaitingUpdates,
  asked: string,
  caller: Caller,
): Promise<FlawDetails> {
  const images = seenImages(parts.reading, caller);
  const [told, failure] = await tell(parts, canonical(asked));
  const found = await findFlaw(parts.kernel, images, told.names);
  const everywhere = images.flatMap((image) =>
    (found.get(imageKey(image)) ?? []).map((finding) => ({ image, finding })),
  );
  const flaw = everywhere[0]?.finding.flaw ?? told.names[0] ?? asked;
  // Where sources came to agree on a name only later, images still have it under another.
  const alike = everywhere.map(({ image, finding }) => ({ image, findings: [{ ...finding, flaw }] }));
  const [row] = labFlaws(alike, await waiting.of(caller, images));
  if (!row && failure !== undefined) throw failure;
  if (!row && !isKnown(told)) throw notFound({ en: 'The flaw', es: 'la vulnerabilidad' });
  const lab = row ?? absentFlaw(told, flaw, notHere(parts, images, told, caller));
  const { title, ratings, ...text } = describe(told);
  const names = new Set([...lab.aliases, ...told.names, ...everywhere.map(({ finding }) => finding.flaw)]);
  const published = everywhere.find(({ finding }) => finding.publishedAtMs !== null);
  return {
    ...lab,
    ...text,
    aliases: [...names].filter((name) => name !== flaw),
    title: lab.title ?? title,
    ratings: uniqueRatings([...everywhere.flatMap(({ finding }) => finding.ratings), ...ratings]),
    publishedAtMs: text.publishedAtMs ?? published?.finding.publishedAtMs ?? null,
    findings: everywhere.map(({ image, finding }) => shown(image, finding)),
    moments: await flawHistory(parts, [flaw, ...names], caller),
  };
}

/** What is found here can be told without the sources. */
async function tell(
  { advisories }: FlawParts,
  flaw: string,
): Promise<readonly [told: FlawTold, failure?: unknown]> {
  try {
    return [await advisories.details(flaw)];
  } catch (error) {
    return [{ flaw, names: [flaw], advisories: [], exploited: null, likelihood: null }, error];
  }
}

/** Sources write ids in one way, people in many. */
function canonical(asked: string): string {
  const text = asked.trim();
  if (/^[a-z]+-\d[\d:.-]*$/i.test(text)) return text.toUpperCase();
  return text.replace(/^ghsa-(.*)$/i, (_, rest: string) => `GHSA-${rest.toLowerCase()}`);
}

/** Under its names; where there is nothing, as another name of what is found. */
async function findFlaw(
  { database }: Pick<FlawParts['kernel'], 'database'>,
  images: readonly LabImage[],
  names: readonly string[],
): Promise<Map<string, Finding[]>> {
  const found = await findingsOfFlaws(database, images, names);
  const [asked] = names;
  if (found.size > 0 || asked === undefined) return found;
  const search = { rank: [], severity: [], state: 'all', search: asked } as const;
  const { flaws } = await queryFlaws(database, images, search, { offset: 0, limit: mostLike });
  const like = await findingsOfFlaws(database, images, flaws);
  const isNamed = ({ aliases }: Finding) =>
    aliases.some((name) => name.toLowerCase() === asked.toLowerCase());
  const named = [...like].map(([key, findings]) => [key, findings.filter(isNamed)] as const);
  return new Map(named.filter(([, findings]) => findings.length > 0));
}

function isKnown({ advisories, exploited, likelihood }: FlawTold): boolean {
  return advisories.length > 0 || exploited !== null || likelihood !== null;
}

function absentFlaw(told: FlawTold, flaw: string, advice: LabFlaw['advice']): LabFlaw {
  const { exploited, likelihood, advisories } = told;
  const rated = rate(
    [],
    advisories.flatMap(({ ratings }) => ratings),
    '',
  );
  return {
    flaw,
    aliases: [],
    title: null,
    severity: rated.severity,
    ratedBy: rated.severitySource,
    exploited,
    likelihood,
    rank: 'none',
    score: 0,
    reasons: [],
    places: [],
    placesCount: 0,
    advice,
    updates: [],
    firstSeenAtMs: 0,
  };
}

function shown({ host, id, references }: LabImage, finding: Finding): FlawDetails['findings'][number] {
  return { ...finding, host, image: id, reference: references[0] ?? id };
}
