import type { Severity } from '../finding.ts';
import type { ExportedFinding } from './exported-finding.ts';
import { ratingOf } from './rating-of.ts';
import { markdownLink, markdownText, message, webAddress } from './sarif-text.ts';

/** `unknown` is not harmless: nobody has rated it yet. */
export const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  unknown: 'warning',
  low: 'note',
  negligible: 'note',
};

/** What GitHub reads of a score: least, most, and what stands for it where the source gives no number. */
const bands: Readonly<Record<Severity, readonly [least: number, most: number, usual: number]>> = {
  critical: [9, 10, 9.5],
  high: [7, 8.9, 8],
  medium: [4, 6.9, 5.5],
  low: [0.1, 3.9, 2],
  negligible: [0.1, 0.9, 0.1],
  unknown: [0, 0, 0],
};

/** What all places of a flaw come to. */
export interface RuleFacts {
  readonly first: ExportedFinding;
  readonly severity: Severity;
  /** 0.1 to 10; 0 where nobody has rated it. */
  readonly score: number;
}

/** The number stays within the word: a source that calls 9.8 "low" has looked at its package, and its word counts. */
export function scoreOf(finding: ExportedFinding): number {
  const [least, most, usual] = bands[finding.severity];
  const score = ratingOf(finding)?.score ?? usual;
  return score >= least && score <= most ? score : usual;
}

/** One flaw as a reporting descriptor (SARIF 2.1.0, 3.49). `details`: what its source writes of it. */
export function sarifRule({ first, severity, score }: RuleFacts, details: string | null) {
  const { flaw, title, aliases, sources } = first;
  const short = title ?? flaw;
  const page = helpPage(first);
  return {
    id: flaw,
    name: 'VulnerablePackage',
    shortDescription: { text: message(short) },
    fullDescription: { text: message(details ?? short) },
    defaultConfiguration: { level: levels[severity] },
    ...(page !== undefined && { helpUri: page }),
    help: {
      text: message([...factsOf(first, severity), ...(details === null ? [] : ['', details])].join('\n')),
      markdown: [
        `**${markdownText(short)}**`,
        ...factsOf(first, severity).map((line) => `- ${markdownText(line)}`),
        ...sources.map(({ feed, id, url, words }) =>
          [`- ${markdownText(feed)}`, markdownLink(id, url), markdownText(words.en)].join(' '),
        ),
        ...(details === null ? [] : ['', markdownText(details)]),
      ].join('\n'),
    },
    properties: {
      tags: ['security', 'vulnerability', severity],
      precision: 'high',
      // GitHub takes a rule without it for one that is not about security.
      ...(score > 0 && { 'security-severity': score.toFixed(1) }),
      ...(aliases.length > 0 && { aliases }),
    },
  };
}

function factsOf(
  { flaw, aliases, ratedBy, exploited, likelihood }: ExportedFinding,
  severity: Severity,
): string[] {
  return [
    [flaw, ...aliases].join(', '),
    `Severity: ${severity}${ratedBy === null ? '' : ` (${ratedBy})`}`,
    ...(exploited
      ? [`It is being exploited${exploited.isRansomware ? ', by ransomware too' : ''} (CISA).`]
      : []),
    ...(likelihood
      ? [
          `Likelihood of being exploited within 30 days: ${(likelihood.probability * 100).toFixed(1)} % (EPSS)`,
        ]
      : []),
  ];
}

function helpPage({ flaw, sources }: ExportedFinding): string | undefined {
  if (/^CVE-\d{4}-\d{4,}$/.test(flaw)) return `https://www.cve.org/CVERecord?id=${flaw}`;
  return sources.map(({ url }) => webAddress(url)).find((address) => address !== undefined);
}
