import { alerts } from './migrations/0001-alerts.ts';
import { silences } from './migrations/0002-silences.ts';
import { dispatch } from './migrations/0003-dispatch.ts';
import { deliveries } from './migrations/0004-deliveries.ts';
import { messages } from './migrations/0005-messages.ts';
import { inputs } from './migrations/0006-inputs.ts';

export const notifyMigrations = {
  '0001-alerts': alerts,
  '0002-silences': silences,
  '0003-dispatch': dispatch,
  '0004-deliveries': deliveries,
  '0005-messages': messages,
  '0006-inputs': inputs,
};
