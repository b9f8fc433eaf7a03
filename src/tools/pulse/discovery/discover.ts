import type { FoundMonitor, LabelProblem } from '#contracts/pulse/discovery.ts';
import type { AnyKind, StoredMonitor } from '../monitors/stored-monitor.ts';
import type { ContainerFacts, Found } from './found.ts';
import { kumaTagNames, readKumaLabels } from './kuma-labels.ts';
import { isExcluded, readNexusLabels } from './nexus-labels.ts';
import { suggestMonitors } from './suggestions.ts';

export interface Discovered {
  readonly found: readonly Found[];
  readonly problems: readonly LabelProblem[];
}

/** Which monitors the containers ask for by their own labels and by those of AutoKuma, and which they suggest. */
export function discover(
  containers: readonly ContainerFacts[],
  kinds: readonly AnyKind[],
  addressOf: (host: string) => string,
): Discovered {
  const tagNames = kumaTagNames(containers);
  const found: Found[] = [];
  const problems: LabelProblem[] = [];
  for (const container of containers) {
    const asked = readNexusLabels(container, kinds);
    const kuma = readKumaLabels(container, kinds, tagNames);
    found.push(...asked.found, ...kuma.found);
    problems.push(...asked.problems, ...kuma.problems);
    if (!isExcluded(container)) found.push(...suggestMonitors(container, kinds, addressOf(container.host)));
  }
  return { found, problems };
}

/** With the monitor that watches each already: the one that was made of it, or one of the same kind and target. */
export function matchFound(
  found: readonly Found[],
  monitors: readonly StoredMonitor[],
  kinds: readonly AnyKind[],
): FoundMonitor[] {
  const byKey = new Map(
    monitors.flatMap(({ originKey, id }) => (originKey === null ? [] : [[originKey, id]])),
  );
  const bySight = new Map(
    monitors.flatMap((monitor) => {
      const sight = sightOf(monitor, kinds);
      return sight === undefined ? [] : [[sight, monitor.id]];
    }),
  );
  return found.map((one) => {
    const sight = sightOf(one.draft, kinds);
    const same = sight === undefined ? undefined : bySight.get(sight);
    return { ...one, monitorId: byKey.get(one.key) ?? same ?? null };
  });
}

/** What is looked at: pages of one server are several things, and so are containers. Undefined: nothing by itself. */
function sightOf(
  { kind: id, settings, labels }: Pick<StoredMonitor, 'kind' | 'settings' | 'labels'>,
  kinds: readonly AnyKind[],
): string | undefined {
  const kind = kinds.find((each) => each.kind === id);
  const parsed = kind?.settings.safeParse(settings);
  if (!kind || !parsed?.success || id === 'group') return undefined;
  const { url, container } = settings;
  return JSON.stringify([id, kind.target(parsed.data), url, container, container && labels.host]);
}
