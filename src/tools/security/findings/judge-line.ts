import type { Finding as ShownFinding } from '#contracts/security/finding.ts';
import { isUncompared } from '../matching/is-uncompared.ts';
import type { LabImage } from '../reading/lab-image.ts';
import { compareRanks } from '../priority/compare-ranks.ts';
import { countFindings, isOpen } from './count-findings.ts';
import { findingChanges, type AlertFrom, type FindingChanges, type SeenFinding } from './finding-changes.ts';
import { shownKey } from './finding-key.ts';
import { type AcceptanceRule, judgeImage } from './judge-image.ts';
import type { JudgedImage } from './judged-image.ts';
import type { MatchedImage } from './matched-store.ts';
import { type KnownImage, unsureIn } from './unsure-in.ts';

/** An image of a line, and what matching found in it; null while it is not known. */
export interface LineImage extends KnownImage {
  readonly image: LabImage;
  readonly matched: MatchedImage | null;
}

export interface LineToJudge {
  readonly line: string;
  readonly images: readonly LineImage[];
  readonly seen: ReadonlyMap<string, SeenFinding>;
  readonly rules: readonly AcceptanceRule[];
  readonly alertFrom: AlertFrom;
  readonly nowMs: number;
}

export interface JudgedLine {
  readonly images: readonly { readonly judged: JudgedImage; readonly findings: readonly ShownFinding[] }[];
  readonly changes: FindingChanges;
}

const mostWorst = 3;

/** All images of one line, and what changed in it: a flaw that any of them has is there. */
export function judgeLine({ line, images, seen, rules, alertFrom, nowMs }: LineToJudge): JudgedLine {
  const firstSeenMs = new Map([...seen].map(([key, { firstSeenAtMs }]) => [key, firstSeenAtMs]));
  const judged = images.flatMap(({ image, matched }) => {
    if (matched === null || image.digest === null) return [];
    const findings = judgeImage({ image, findings: matched.result.findings, rules, firstSeenMs, nowMs });
    return [{ judged: judgedImage(line, image, matched, findings, nowMs), findings }];
  });
  const isWhole = judged.length === images.length;
  const union = worstOfEach(judged.flatMap(({ findings }) => findings));
  const options = { alertFrom, nowMs, isWhole, isUnsure: unsureIn(images) };
  return { images: judged, changes: findingChanges(seen, union, options) };
}

function judgedImage(
  line: string,
  image: LabImage,
  matched: MatchedImage,
  findings: readonly ShownFinding[],
  nowMs: number,
): JudgedImage {
  const worst = findings.filter(isOpen).slice(0, mostWorst);
  return {
    host: image.host,
    id: image.id,
    digest: image.digest ?? '',
    line,
    judgedAtMs: nowMs,
    matchedAtMs: matched.matchedAtMs,
    summary: {
      counts: countFindings(findings),
      worst: worst.map(({ flaw, package: name, rank, severity, title }) => ({
        flaw,
        package: name,
        rank,
        severity,
        title,
      })),
      unmatched: matched.result.unmatched.filter(isUncompared).length,
    },
  };
}

/** Open ones before others, then the most urgent. */
function worstOfEach(findings: readonly ShownFinding[]): ShownFinding[] {
  const found = new Map<string, ShownFinding>();
  for (const finding of findings) {
    const key = shownKey(finding);
    const known = found.get(key);
    if (known === undefined || isWorse(finding, known)) found.set(key, finding);
  }
  return [...found.values()].toSorted(compareRanks);
}

function isWorse(a: ShownFinding, b: ShownFinding): boolean {
  if (isOpen(a) !== isOpen(b)) return isOpen(a);
  return compareRanks(a, b) < 0;
}
