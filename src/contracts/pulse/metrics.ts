import { raw } from '../contract.ts';

export const metricsEndpoints = {
  pulseMetrics: raw({
    methods: ['GET'],
    path: '/metrics',
    summary:
      'Read monitors as Prometheus does: state, response time, uptime, certificates, checks due and done',
    access: 'pulse:read',
    scoped: true,
    bodyLimitBytes: 1_000,
  }),
};
