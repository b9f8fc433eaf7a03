import type { RestartSpec } from '#contracts/containers/container-spec.ts';
import { withHostConfig, type SpecPart } from './spec-part.ts';

export const restartPart: SpecPart<RestartSpec> = {
  read: ({ HostConfig }) => ({
    policy: HostConfig?.RestartPolicy?.Name || 'no',
    maximumRetries: HostConfig?.RestartPolicy?.MaximumRetryCount ?? 0,
    autoRemove: HostConfig?.AutoRemove ?? false,
  }),
  write(create, { policy, maximumRetries, autoRemove }) {
    const before = restartPart.read(create);
    const isSame = policy === before.policy && maximumRetries === before.maximumRetries;
    return withHostConfig(create, {
      ...(!isSame && { RestartPolicy: { Name: policy, MaximumRetryCount: maximumRetries } }),
      ...(autoRemove !== before.autoRemove && { AutoRemove: autoRemove }),
    });
  },
};
