const shape = /^((?:19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(?:Z|\+00:00)$/;
/**
 * An archive is made while records change, so one that changed shortly before its newest may be missing. What changed within this
 * time is asked for again.
 */
const overlapMs = 3_600_000;

/**
 * A time as OSV writes it, with nine digits behind the second, so that the texts are in the order of the times; null for none. The
 * year 1 stands for none in records of Go.
 */
export function momentOf(text: unknown): string | null {
  const [, second, fraction = ''] = (typeof text === 'string' && shape.exec(text)) || [];
  return second === undefined || Number.isNaN(Date.parse(`${second}Z`))
    ? null
    : `${second}.${fraction.padEnd(9, '0')}Z`;
}

/** Up to where an archive tells all, when its newest record is of this moment. */
export function cursorAfter(newest: string): string {
  const earlier = new Date(Date.parse(`${newest.slice(0, 19)}Z`) - overlapMs).toISOString();
  return momentOf(earlier) ?? newest;
}
