import type { RoutingConfig } from '#contracts/notify/routing-config.ts';

/** What alertmanager.yml has no words for, as text to compare line by line. */
export function unwrittenText({ receivers, dependencies, noiseRules }: RoutingConfig): string {
  return JSON.stringify({ receivers, dependencies, noiseRules }, null, 2);
}
