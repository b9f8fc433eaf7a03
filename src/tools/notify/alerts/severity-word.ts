import type { Severity } from '#contracts/notify/alert.ts';

const words: Readonly<Record<Severity, string>> = {
  critical:
    'critical crit page fatal emergency emerg alert disaster high urgent p1 error err down failed failure',
  warning: 'warning warn average medium minor degraded p2 unknown',
  info: 'info information informational notice low debug ok up success none p3',
};

const severities: ReadonlyMap<string, Severity> = new Map(
  (['critical', 'warning', 'info'] as const).flatMap((severity) =>
    words[severity].split(' ').map((word) => [word, severity] as const),
  ),
);

/** What a word of whatever product means, whatever its case; one that says nothing, or none, is a warning. */
export function severityOf(word = ''): Severity {
  return severities.get(word.trim().toLowerCase()) ?? 'warning';
}
