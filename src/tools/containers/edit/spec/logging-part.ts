import type { LoggingSpec } from '#contracts/containers/container-spec.ts';
import { withHostConfig, type SpecPart } from './spec-part.ts';

export const loggingPart: SpecPart<LoggingSpec> = {
  read: ({ HostConfig }) => ({
    driver: HostConfig?.LogConfig?.Type ?? '',
    options: Object.entries(HostConfig?.LogConfig?.Config ?? {}).map(([name, value]) => ({ name, value })),
  }),
  write: (create, { driver, options }) =>
    withHostConfig(create, {
      LogConfig:
        driver === '' && options.length === 0
          ? undefined
          : { Type: driver, Config: Object.fromEntries(options.map(({ name, value }) => [name, value])) },
    }),
};
