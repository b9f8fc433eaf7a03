import { type RoutingProblem } from '#contracts/notify/routing.ts';
import { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { readConfig } from '#library/alertmanager/read-config.ts';
import type { Reason } from '../reason.ts';
import { writeConfig } from '#library/alertmanager/write-config.ts';

/** The routing as alertmanager.yml; what Alertmanager has no words for is left out. */
export function routingYaml(config: RoutingConfig): string {
  const named = new Set([
    'default',
    ...config.receivers.map(({ name }) => name),
    ...receiversIn(config.route),
  ]);
  return writeConfig({ ...config, receivers: [...named] });
}

function receiversIn({ receiver, routes }: RoutingConfig['route']): string[] {
  return [...(receiver === undefined ? [] : [receiver]), ...routes.flatMap(receiversIn)];
}

export interface RoutingReading {
  config: RoutingConfig | null;
  problems: RoutingProblem[];
  notes: string[];
  notesEs: string[];
}

/**
 * An alertmanager.yml as a routing. What it has no words for stays as in `current`. `destinations`: names that are receivers
 * by themselves.
 */
export function readRoutingYaml(
  text: string,
  current: RoutingConfig,
  destinations: readonly string[],
): RoutingReading {
  const { config, problems, notes } = readConfig(text);
  if (!config) return { config: null, problems: [...problems], ...inBothLanguages(notes) };
  const known = (name: string) => current.receivers.find((receiver) => receiver.name === name);
  const receivers = config.receivers
    .filter((name) => known(name) !== undefined || !destinations.includes(name))
    .map((name) => known(name) ?? { name });
  const parsed = RoutingConfig.safeParse({
    ...config,
    receivers,
    dependencies: current.dependencies,
    noiseRules: current.noiseRules,
  });
  const unset = receivers.filter(({ name }) => name !== 'default' && known(name) === undefined);
  return {
    config: parsed.success ? parsed.data : null,
    problems: (parsed.error?.issues ?? []).map(({ path, message }) => ({ path: path.join('.'), message })),
    ...inBothLanguages([...notes, ...unset.map(({ name }) => withoutDestinations(name))]),
  };
}

function withoutDestinations(name: string): Reason {
  return {
    en: `The receiver ${name} has no destinations yet: choose where it sends.`,
    es: `El destinatario ${name} aún no tiene canales: elige adónde envía.`,
  };
}

function inBothLanguages(notes: readonly Reason[]): Pick<RoutingReading, 'notes' | 'notesEs'> {
  return { notes: notes.map(({ en }) => en), notesEs: notes.map(({ es }) => es) };
}
