import type { VersionScheme } from '#library/versions/scheme.ts';
import type { ChannelFix } from './finding.ts';
import { isEveryVersion, isWithin, type Reading } from './read-candidate.ts';

/** More repairs of one flaw in one package are not looked at. */
const mostRepairs = 64;

/** The least newer version that no entry takes for vulnerable; `undefined` when none names one. */
export function findRepair(readings: readonly Reading[]): string | undefined {
  const [{ version, scheme } = { version: '', scheme: undefined }] = readings;
  if (scheme === undefined) return undefined;
  const bounded = readings.filter(({ candidate }) => !isEveryVersion(candidate.affected));
  return repairsAfter(version, scheme, readings).find((repair) =>
    bounded.every((one) => isWithin(one.candidate.affected, repair, one.scheme) !== true),
  );
}

/** For each channel the least version that repairs in it. */
export function findChannelFixes(readings: readonly Reading[]): readonly ChannelFix[] {
  const channels = new Set(readings.map(({ candidate }) => candidate.affected.channel ?? ''));
  return [...channels].toSorted().flatMap((channel) => {
    const own = readings.filter(({ candidate }) => candidate.affected.channel === channel);
    const version = findRepair(own);
    return version === undefined ? [] : [{ channel, version }];
  });
}

/** Every version that an entry names as repaired and that is newer, the least first. */
function repairsAfter(
  version: string,
  scheme: VersionScheme,
  readings: readonly Reading[],
): readonly string[] {
  const named = readings.flatMap(({ candidate }) =>
    candidate.affected.spans.flatMap(({ fixed }) => fixed ?? []),
  );
  return [...new Set(named)]
    .filter((repair) => (scheme.compare(version, repair) ?? 0) < 0)
    .slice(0, mostRepairs)
    .toSorted((a, b) => scheme.compare(a, b) ?? 0);
}
