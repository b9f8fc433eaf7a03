import { createHash } from 'node:crypto';
import type { StackMessage } from '#contracts/containers/stack-plan.ts';
import type { ServiceConfig } from '#library/compose/service-hash.ts';
import type { ResolvedProject, StackContainer } from './host-compose.ts';
import type { VersionContent } from './stack-versions.ts';

/**
 * Hashes of the configs that a service has from the compose file itself, by name. Compose writes them into a container when it makes
 * it, and does not see later that they changed (2.26).
 */
export function inlineHashes({ configs }: ResolvedProject, service: ServiceConfig): Record<string, string> {
  const used: unknown[] = Array.isArray(service['configs']) ? service['configs'] : [];
  const names = used.flatMap((entry) => {
    const { source }: Record<string, unknown> = { ...Object(entry) };
    return typeof source === 'string' ? [source] : [];
  });
  return Object.fromEntries(
    names.flatMap((name) => {
      const content = configs[name]?.['content'];
      if (typeof content !== 'string') return [];
      return [[name, createHash('sha256').update(content).digest('hex')] as const];
    }),
  );
}

/** What a container that stays does not get, though the files have it. */
export function staleConfigs(
  project: ResolvedProject,
  container: StackContainer,
  kept: readonly VersionContent[],
): StackMessage[] {
  const service = project.services[container.service] ?? {};
  const known = kept
    .map(({ configs }) => configs[container.service])
    .find((one) => one?.container === container.id);
  return Object.entries(inlineHashes(project, service))
    .filter(([name, hash]) => known?.inline && known.inline[name] !== hash)
    .map(([name]) => ({
      severity: 'warning',
      file: null,
      line: null,
      column: null,
      endLine: null,
      endColumn: null,
      message: `${container.service} keeps the former content of the config ${name}: compose gives it to new containers only. Recreate ${container.service} to change that.`,
      composeText: null,
    }));
}
