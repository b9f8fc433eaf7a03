import { scoreV2 } from './v2.ts';
import { scoreV3 } from './v3.ts';
import { scoreV4 } from './v4.ts';

export type CvssSeverity = 'none' | 'low' | 'medium' | 'high' | 'critical';

export interface CvssScores {
  readonly version: '2.0' | '3.0' | '3.1' | '4.0';
  /** By the base metrics alone, 0 to 10 with one decimal: what databases publish. */
  readonly baseScore: number;
  /** By all metrics of the vector. */
  readonly score: number;
  /** Of `baseScore`. */
  readonly severity: CvssSeverity;
}

/** Scores a vector of FIRST's CVSS 2.0 to 4.0; `undefined` for a text that is none. */
export function readCvss(vector: string): CvssScores | undefined {
  const [, version, rest = ''] = /^CVSS:(3\.0|3\.1|4\.0)\/(.*)$/s.exec(vector) ?? [];
  if (version === '3.0') return finish('3.0', scoreV3(rest, '0'));
  if (version === '3.1') return finish('3.1', scoreV3(rest, '1'));
  if (version === '4.0') return finish('4.0', scoreV4(rest));
  return finish('2.0', scoreV2(vector));
}

function finish(
  version: CvssScores['version'],
  scores: { readonly baseScore: number; readonly score: number } | undefined,
): CvssScores | undefined {
  return scores && { version, ...scores, severity: severityOf(scores.baseScore, version) };
}

/** Section 5 of 3.1, section 6 of 4.0; 2.0 has no word for critical, and NVD's are low, medium and high. */
function severityOf(score: number, version: CvssScores['version']): CvssSeverity {
  if (version === '2.0') return score < 4 ? 'low' : score < 7 ? 'medium' : 'high';
  if (score === 0) return 'none';
  return score < 4 ? 'low' : score < 7 ? 'medium' : score < 9 ? 'high' : 'critical';
}
