import type { Lease } from '#kernel/coordinator/coordinator.ts';
import type { SendContext } from '../channels/channel.ts';
import type { Doorbell } from '../doorbell.ts';
import type { MessageWriter } from '../messages/message-writer.ts';
import type { Givers } from './give-up.ts';
import type { Line } from './line-store.ts';
import type { SendWindow } from './send-window.ts';
import type { Done } from './settle.ts';

export interface CourierOptions extends Givers {
  readonly destinationId: string;
  readonly writer: MessageWriter;
  readonly fetch: typeof fetch;
  readonly vapidKeys: SendContext['vapidKeys'];
  readonly lease: Pick<Lease, 'name' | 'epoch'>;
  /** Nothing more is begun once it aborts. */
  readonly signal: AbortSignal;
  /** Cuts off what is on its way. */
  readonly sending: AbortSignal;
  readonly bell: Doorbell;
  /** How often the line is read though nobody rang. */
  readonly pollMs: number;
  readonly random: () => number;
  /** Others have something new to carry. */
  readonly ringAll: () => void;
}

/** What one destination's courier carries in its head. All of it can be rebuilt from the database. */
export interface Round {
  readonly window: SendWindow;
  line: Line;
  readMs: number;
  failures: number;
  done: Done | undefined;
}
