import { raw } from '../contract.ts';

export const metricsEndpoints = {
  watcherMetrics: raw({
    methods: ['GET'],
    path: '/metrics',
    summary:
      'Read updates as Prometheus does: what is newer, unknown, how registries answer, how updates ended',
    access: 'watcher:read',
    scoped: true,
    bodyLimitBytes: 1_000,
  }),
};
