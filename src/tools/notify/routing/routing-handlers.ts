import type { Labels } from '#contracts/notify/matcher.ts';
import type { routingEndpoints } from '#contracts/notify/routing.ts';
import type { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { invalid } from '#kernel/errors.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import type { AlertBook } from '../alerts/alert-book.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import type { DestinationList } from '../delivery/outbox.ts';
import { suppressor } from '../dispatch/suppression.ts';
import type { SilenceBook } from '../silences/silence-book.ts';
import { checkConfig } from './check-config.ts';
import { compileRouting, targetOf } from './compile-routing.ts';
import type { OpenRouting } from './open-routing.ts';
import { routingWarnings } from './routing-warnings.ts';
import { readRoutingYaml, routingYaml } from './routing-yaml.ts';
import { traceRoute } from './trace-route.ts';

export interface RoutingHandlersOptions {
  readonly kernel: Pick<NotifyKernel, 'clock'>;
  readonly routing: OpenRouting;
  readonly destinations: DestinationList;
  readonly silences: SilenceBook;
  readonly book: Pick<AlertBook, 'all'>;
}

export function routingHandlers(options: RoutingHandlersOptions): HandlersFor<typeof routingEndpoints> {
  const { routing, destinations, kernel } = options;
  const names = () => destinations.all().map(({ name }) => name);
  const problemsOf = (config: RoutingConfig) => checkConfig(config, names());
  return {
    routing: () => ({
      config: routing.config,
      version: routing.version,
      isDefault: routing.isDefault,
      yaml: routingYaml(routing.config),
    }),
    async changeRouting({ body: { config, version } }, { caller }) {
      const problems = problemsOf(config);
      if (problems.length > 0) throw invalid('This routing cannot be used.', problems);
      return { version: await routing.change(caller, config, version) };
    },
    checkRouting: ({ body: { config } }) => ({
      problems: problemsOf(config),
      warnings: routingWarnings(config, destinations),
    }),
    readRoutingYaml({ body: { yaml } }) {
      const reading = readRoutingYaml(yaml, routing.config, names());
      const problems = reading.config ? problemsOf(reading.config) : [];
      return { ...reading, problems: [...reading.problems, ...problems] };
    },
    testRouting({ body: { labels, config = routing.config, atMs = kernel.clock.now() } }) {
      const problems = problemsOf(config);
      if (problems.length > 0) throw invalid('This routing cannot be used.', problems);
      return trace(config, labels, atMs, options);
    },
  };
}

function trace(config: RoutingConfig, labels: Labels, atMs: number, options: RoutingHandlersOptions) {
  const { destinations, silences, book } = options;
  const compiled = compileRouting(config);
  const names = new Map(destinations.all().map(({ id, name }) => [id, name]));
  const quiet = suppressor([...book.all()], { ...compiled, silences }, atMs);
  return traceRoute(compiled.root, labels, {
    destinationsOf: (receiver) =>
      targetOf(receiver, config, destinations).destinationIds.map((id) => ({
        id,
        name: names.get(id) ?? id,
      })),
    heldBy: (route) => quiet.reasonsFor(labels, route).map(({ kind, text }) => ({ kind, text })),
  });
}
