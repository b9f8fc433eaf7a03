import type { RoutingConfig } from '#contracts/notify/routing.ts';
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
