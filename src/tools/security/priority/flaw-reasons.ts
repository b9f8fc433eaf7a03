import type { Severity } from '#contracts/security/finding.ts';
import type { Words } from '#contracts/words.ts';
import type { Finding } from '../matching/finding.ts';
import type { Reason } from './reason.ts';

/** More than everything else together: what is being exploited comes first. */
const exploitedWeight = 500;
const ransomwareWeight = 50;
const mostLikelyWeight = 200;
const repairWeight = 45;

/** A flaw that nobody rated may be any; it counts as one in the middle. */
const severityWeight: Readonly<Record<Severity, number>> = {
  unknown: 40,
  negligible: 0,
  low: 15,
  medium: 40,
  high: 80,
  critical: 120,
};
const severityWords: Readonly<Record<Severity, Words>> = {
  unknown: { en: 'Nobody has rated it yet', es: 'Nadie la ha valorado todavía' },
  negligible: { en: 'Rated negligible', es: 'Valorada como insignificante' },
  low: { en: 'Rated low', es: 'Valorada como baja' },
  medium: { en: 'Rated medium', es: 'Valorada como media' },
  high: { en: 'Rated high', es: 'Valorada como alta' },
  critical: { en: 'Rated critical', es: 'Valorada como crítica' },
};

export type RatedFlaw = Pick<
  Finding,
  'exploited' | 'likelihood' | 'severity' | 'severitySource' | 'fixedVersion'
>;

/** What is known of the flaw, wherever it is. */
export function flawReasons(finding: RatedFlaw): readonly Reason[] {
  return [
    ...exploitedReasons(finding),
    ...likelyReason(finding),
    severityReason(finding),
    ...repairReason(finding),
  ];
}

function exploitedReasons({ exploited }: RatedFlaw): readonly Reason[] {
  if (exploited === null) return [];
  const since = new Date(exploited.addedAtMs).toISOString().slice(0, 10);
  const used: Reason = {
    id: 'exploited',
    weight: exploitedWeight,
    data: { cve: exploited.cve, since },
    words: {
      en: `Attackers are using it, says CISA since ${since}.`,
      es: `Hay atacantes que la están usando, según CISA desde el ${since}.`,
    },
  };
  if (!exploited.isRansomware) return [used];
  const words = { en: 'Ransomware is known to use it.', es: 'Se sabe que la usa ransomware.' };
  return [used, { id: 'ransomware', weight: ransomwareWeight, data: { cve: exploited.cve }, words }];
}

function likelyReason({ likelihood }: RatedFlaw): readonly Reason[] {
  if (likelihood === null) return [];
  const percent = percentOf(likelihood.probability);
  return [
    {
      id: 'likely',
      weight: Math.round(Math.min(Math.max(likelihood.probability, 0), 1) * mostLikelyWeight),
      data: { probability: likelihood.probability, percentile: likelihood.percentile },
      words: {
        en: `The chance that it is exploited within 30 days is ${percent} % (EPSS).`,
        es: `La probabilidad de que se explote en 30 días es del ${percent} % (EPSS).`,
      },
    },
  ];
}

/** One digit below 10 %, so that small ones differ. */
function percentOf(probability: number): string {
  const percent = probability * 100;
  return percent < 10 ? percent.toFixed(1) : percent.toFixed(0);
}

function severityReason({ severity, severitySource }: RatedFlaw): Reason {
  const { en, es } = severityWords[severity];
  const source = severitySource ?? '';
  return {
    id: 'severity',
    weight: severityWeight[severity],
    data: { severity, source },
    words:
      source === ''
        ? { en: `${en}.`, es: `${es}.` }
        : { en: `${en} by ${source}.`, es: `${es} por ${source}.` },
  };
}

function repairReason({ fixedVersion }: RatedFlaw): readonly Reason[] {
  if (fixedVersion === null) return [];
  return [
    {
      id: 'repair',
      weight: repairWeight,
      data: { version: fixedVersion },
      words: { en: `Repaired in ${fixedVersion}.`, es: `Reparada en ${fixedVersion}.` },
    },
  ];
}
