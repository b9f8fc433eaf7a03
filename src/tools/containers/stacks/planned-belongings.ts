import type { ResolvedProject } from './host-compose.ts';
import type { TypedStack } from './typed-stack.ts';

/** Networks or volumes that a deploy makes, and those of the stack that nothing uses any more. */
export async function plannedBelongings(
  { name, host }: TypedStack,
  project: ResolvedProject,
  kind: 'network' | 'volume',
): Promise<{ name: string; change: 'create' | 'unused' }[]> {
  const definitions = kind === 'network' ? project.networks : project.volumes;
  const used = new Set(Object.values(project.services).flatMap((config) => usedIn(config[`${kind}s`])));
  const defined = Object.entries(definitions).filter(([key]) => used.has(key));
  const nameOf = ([key, definition]: (typeof defined)[number]) =>
    typeof definition['name'] === 'string' ? definition['name'] : key;
  const belongings = await host.compose.belongings(name);
  const there = kind === 'network' ? belongings.networks : belongings.volumes;
  const names = new Set(defined.map(nameOf));
  const missing = await Promise.all(
    defined
      .filter(([, { external }]) => external !== true)
      .map(nameOf)
      .map(async (one) => ((await host.compose.exists(kind, one)) ? [] : [one])),
  );
  return [
    ...missing.flat().map((one) => ({ name: one, change: 'create' as const })),
    ...there.filter((one) => !names.has(one)).map((one) => ({ name: one, change: 'unused' as const })),
  ];
}

/** The keys of networks, or the sources of mounts. */
function usedIn(value: unknown): string[] {
  if (!Array.isArray(value)) return typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return value.flatMap((mount: unknown) =>
    typeof mount === 'object' && mount !== null && 'source' in mount && typeof mount.source === 'string'
      ? [mount.source]
      : [],
  );
}
