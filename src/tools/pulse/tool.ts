import { containers } from '#contracts/containers.ts';
import { pulse } from '#contracts/pulse/contract.ts';
import { defineTool } from '#kernel/tool.ts';
import type { PulseOptions } from './pulse-kernel.ts';
import { pulseMigrations } from './pulse-migrations.ts';
import type { PulseSchema } from './pulse-schema.ts';
import { startPulse } from './start-pulse.ts';

export function createPulseTool(options: PulseOptions) {
  return defineTool<typeof pulse, PulseSchema>({
    id: 'pulse',
    title: pulse.title,
    contract: pulse,
    migrations: pulseMigrations,
    start(kernel) {
      const { list } = kernel.call(containers);
      return startPulse(kernel, { ...options, listContainers: () => list({ query: {} }) });
    },
  });
}
