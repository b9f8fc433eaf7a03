import type { Labels } from '#contracts/notify/matcher.ts';
import type { routingEndpoints } from '#contracts/notify/routing.ts';
import type { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { invalid } from '#kernel/errors.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import type { AlertBook } from '../alerts/alert-book.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import type { DestinationList } from '../delivery/outbox.ts';
import type { RouteMatch } from '../dispatch/route-match.ts';
import { suppressor } from '../dispatch/suppression.ts';
import type { OpenSilences } from '../silences/open-silences.ts';
import type { SilenceBook } from '../silences/silence-book.ts';
import { checkConfig } from './check-config.ts';
import { compileRouting, targetOf } from './compile-routing.ts';
import { muteEndMs } from './mute-end.ts';
import type { OpenRouting } from './open-routing.ts';
import { previewRouting, recipients } from './preview-routing.ts';
import { routingWarnings } from './routing-warnings.ts';
import { readRoutingYaml, routingYaml } from './routing-yaml.ts';
import { traceRoute } from './trace-route.ts';

export interface RoutingHandlersOptions {
  readonly kernel: Pick<NotifyKernel, 'clock'>;
  readonly routing: OpenRouting;
  readonly destinations: DestinationList;
  readonly silences: SilenceBook & Pick<OpenSilences, 'get'>;
  readonly book: Pick<AlertBook, 'all'>;
}

export function routingHandlers(options: RoutingHandlersOptions): HandlersFor<typeof routingEndpoints> {
  const { routing, destinations, silences, book, kernel } = options;
  const names = () => destinations.all().map(({ name }) => name);
  const problemsOf = (config: RoutingConfig) =>
    checkConfig(config, { names: names(), ids: knownIds(routing.config, destinations) });
  const refuseProblems = (config: RoutingConfig) => {
    const problems = problemsOf(config);
    if (problems.length > 0) throw invalid(unusable, problems);
  };
  return {
    routing: () => ({
      config: routing.config,
      version: routing.version,
      isDefault: routing.isDefault,
      yaml: routingYaml(routing.config),
    }),
    async changeRouting({ body: { config, version } }, { caller }) {
      refuseProblems(config);
      return { version: await routing.change(caller, config, version) };
    },
    checkRouting: ({ body: { config } }) => ({
      problems: problemsOf(config),
      warnings: routingWarnings(config, destinations),
      yaml: routingYaml(config),
    }),
    previewRouting({ body: { config } }) {
      refuseProblems(config);
      const alerts = [...book.all()];
      const world = { alerts, destinations, silences, nowMs: kernel.clock.now() };
      return previewRouting(alerts, recipients(routing.config, world), recipients(config, world));
    },
    readRoutingYaml({ body: { yaml } }) {
      const reading = readRoutingYaml(yaml, routing.config, names());
      const problems = reading.config ? problemsOf(reading.config) : [];
      return { ...reading, problems: [...reading.problems, ...problems] };
    },
    testRouting({ body: { labels, config = routing.config, atMs = kernel.clock.now() } }) {
      refuseProblems(config);
      return trace(config, labels, atMs, options);
    },
  };
}

const unusable = { en: 'This routing cannot be used.', es: 'Estas rutas no se pueden usar.' };

function knownIds(inUse: RoutingConfig, destinations: DestinationList): ReadonlySet<string> {
  const listed = inUse.receivers.flatMap(({ destinationIds }) => destinationIds);
  return new Set([...destinations.all().map(({ id }) => id), ...listed]);
}

function trace(config: RoutingConfig, labels: Labels, atMs: number, options: RoutingHandlersOptions) {
  const { destinations, silences, book } = options;
  const compiled = compileRouting(config);
  const names = new Map(destinations.all().map(({ id, name }) => [id, name]));
  const quiet = suppressor([...book.all()], { ...compiled, silences }, atMs);
  // Many routes have the same times.
  const ends = new Map<string, number | null>();
  const endOf = (kind: string, id: string, route: RouteMatch) => {
    if (kind === 'silence') return silences.get(id)?.endsAtMs ?? null;
    if (kind !== 'mute-time') return null;
    const key = JSON.stringify([route.muteTimeIntervals, route.activeTimeIntervals]);
    const end = ends.has(key) ? (ends.get(key) ?? null) : muteEndMs(route, compiled, atMs);
    ends.set(key, end);
    return end;
  };
  return traceRoute(compiled.root, labels, {
    destinationsOf: (receiver) =>
      targetOf(receiver, config, destinations).destinationIds.map((id) => ({
        id,
        name: names.get(id) ?? id,
      })),
    heldBy: (route) =>
      quiet
        .reasonsFor(labels, route)
        .map(({ kind, id, text }) => ({ kind, text, untilMs: endOf(kind, id, route) })),
  });
}
