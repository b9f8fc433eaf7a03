import type { AlertTables } from './alerts/alert-tables.ts';
import type { VapidTables } from './channel-push/vapid-tables.ts';
import type { DeliveryTables } from './delivery/delivery-tables.ts';
import type { DispatchTables } from './dispatch/dispatch-tables.ts';
import type { InputTables } from './inputs/input-tables.ts';
import type { MessageTables } from './messages/message-tables.ts';
import type { SilenceTables } from './silences/silence-tables.ts';

/** The tables of this tool. */
export interface NotifySchema
  extends
    AlertTables,
    SilenceTables,
    DispatchTables,
    DeliveryTables,
    MessageTables,
    InputTables,
    VapidTables {}
