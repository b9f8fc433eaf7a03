import { notify } from '#contracts/notify/contract.ts';
import { defineTool } from '#kernel/tool.ts';
import { alerts } from './migrations/0001-alerts.ts';
import { silences } from './migrations/0002-silences.ts';
import { dispatch } from './migrations/0003-dispatch.ts';
import { deliveries } from './migrations/0004-deliveries.ts';
import { messages } from './migrations/0005-messages.ts';
import { inputs } from './migrations/0006-inputs.ts';
import { reasons } from './migrations/0007-reasons.ts';
import { inputProblems } from './migrations/0008-input-problems.ts';
import type { NotifyOptions } from './notify-kernel.ts';
import type { NotifySchema } from './notify-schema.ts';
import { startNotify } from './start-notify.ts';

export const notifyMigrations = {
  '0001-alerts': alerts,
  '0002-silences': silences,
  '0003-dispatch': dispatch,
  '0004-deliveries': deliveries,
  '0005-messages': messages,
  '0006-inputs': inputs,
  '0007-reasons': reasons,
  '0008-input-problems': inputProblems,
};

export function createNotifyTool(options: NotifyOptions) {
  return defineTool<typeof notify, NotifySchema>({
    id: 'notify',
    title: notify.title,
    contract: notify,
    migrations: notifyMigrations,
    start: (kernel) => startNotify(kernel, options),
  });
}
