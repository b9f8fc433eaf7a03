import type { Finding } from '#contracts/security/finding.ts';
import type { FlawPlace, LabFlaw } from '#contracts/security/flaw.ts';
import type { LabImage } from '../reading/lab-image.ts';
import { adviceFor, type FindUpdate, type WaitingUpdate } from './advice.ts';
import { compareRanks } from '../priority/compare-ranks.ts';
import { isOpen, isRepairable } from './count-findings.ts';

/** What is found in one image. */
export interface ImageFindings {
  readonly image: Pick<LabImage, 'host' | 'id' | 'references' | 'containers'>;
  readonly findings: readonly Finding[];
}

const mostPlaces = 20;
const mostUpdates = 5;

/** One row for each flaw, wherever it is; the most urgent first. */
export function labFlaws(
  images: Iterable<ImageFindings>,
  findUpdate: FindUpdate = () => undefined,
): LabFlaw[] {
  const found = new Map<string, { finding: Finding; place: FlawPlace }[]>();
  for (const { image, findings } of images)
    for (const finding of findings) {
      const here = { finding, place: placeOf(image, finding) };
      const known = found.get(finding.flaw);
      if (known) known.push(here);
      else found.set(finding.flaw, [here]);
    }
  return [...found.values()].map((everywhere) => labFlaw(everywhere, findUpdate)).toSorted(compareFlaws);
}

function labFlaw(
  everywhere: readonly { finding: Finding; place: FlawPlace }[],
  findUpdate: FindUpdate,
): LabFlaw {
  const sorted = everywhere.toSorted(
    (a, b) => Number(isOpen(b.finding)) - Number(isOpen(a.finding)) || compareRanks(a.finding, b.finding),
  );
  const worst = sorted[0]!.finding;
  const places = sorted.map(({ place }) => place);
  const updates = updatesFor(places, findUpdate);
  return {
    flaw: worst.flaw,
    aliases: [...new Set(everywhere.flatMap(({ finding }) => finding.aliases))].toSorted(),
    title: sorted.find(({ finding }) => finding.title !== null)?.finding.title ?? null,
    severity: worst.severity,
    ratedBy: worst.ratedBy,
    exploited: worst.exploited,
    likelihood: worst.likelihood,
    rank: worst.rank,
    score: worst.score,
    reasons: worst.reasons,
    places: places.slice(0, mostPlaces),
    placesCount: places.length,
    advice: adviceFor(places, updates),
    updates: updates.slice(0, mostUpdates).map(({ host, container, to }) => ({ host, container, to })),
    firstSeenAtMs: Math.min(...everywhere.map(({ finding }) => finding.firstSeenAtMs)),
  };
}

/** Of containers where a newer package repairs it; those that run first. */
function updatesFor(places: readonly FlawPlace[], findUpdate: FindUpdate): WaitingUpdate[] {
  const containers = places
    .filter((place) => isRepairable(place) && !place.isAccepted && !place.isHidden)
    .flatMap((place) => place.containers.map((one) => ({ ...one, host: place.host })));
  const sorted = containers.toSorted((a, b) => Number(b.isRunning) - Number(a.isRunning));
  return [...new Set(sorted.flatMap(({ host, name }) => findUpdate(host, name) ?? []))];
}

function placeOf({ host, id, references, containers }: ImageFindings['image'], finding: Finding): FlawPlace {
  return {
    host,
    image: id,
    reference: references[0] ?? id,
    containers: containers.map(({ name, stack, state }) => ({ name, stack, isRunning: state === 'running' })),
    package: finding.package,
    type: finding.type,
    version: finding.version,
    repair: finding.repair,
    rank: finding.rank,
    isAccepted: finding.accepted !== null,
    isHidden: finding.isHidden,
  };
}

/** In the same order every time. */
function compareFlaws(a: LabFlaw, b: LabFlaw): number {
  return compareRanks(a, b) || (a.flaw < b.flaw ? -1 : a.flaw > b.flaw ? 1 : 0);
}
