import type { z } from 'zod';
import type { Log } from '#kernel/log.ts';
import type { VapidKeys } from '../channel-push/vapid.ts';
import type { Message } from '../message/message.ts';
import type { Text } from '#library/text.ts';

/** What came of a try. Each `reason` is one plain sentence with the receiver's own words, `reasonEs` the same in Spanish; neither holds a secret. */
export type SendOutcome =
  | {
      readonly kind: 'sent';
      readonly code?: number | undefined;
      /** The message's id at the receiver. */
      readonly reference?: string;
    }
  /** Try again: after `afterMs` where the receiver said when, else by the schedule. */
  | {
      readonly kind: 'retry';
      readonly reason: string;
      readonly reasonEs?: string;
      readonly afterMs?: number;
      readonly code?: number | undefined;
    }
  /** The same message would be refused again. `isBroken`: so would any other, until somebody changes the settings. */
  | {
      readonly kind: 'refused';
      readonly reason: string;
      readonly reasonEs?: string;
      readonly isBroken: boolean;
      readonly code?: number | undefined;
    };

/** Small values that a destination has to remember between messages, such as a message to edit. Durable once it resolves. */
export interface ChannelMemory {
  get(key: string): Promise<string | undefined>;
  /** Undefined forgets it. */
  set(key: string, value: string | undefined): Promise<void>;
}

export interface SendContext {
  /** Redirects are not followed; connecting takes 5 s at most, all of it 15 s. Link-local addresses are refused. */
  readonly fetch: typeof fetch;
  /** Aborts at the deadline of this try, and when NEXUS stops. */
  readonly signal: AbortSignal;
  readonly nowMs: number;
  /** 1 for the first. */
  readonly attempt: number;
  readonly memory: ChannelMemory;
  readonly log: Log;
  /** Who this NEXUS is to push services. */
  readonly vapidKeys: () => Promise<VapidKeys>;
}

/** What somebody did at the receiver, to what was sent as `messageId`. */
export interface Answer {
  readonly messageId: string;
  readonly action: 'acknowledge' | 'snooze';
  /** Of a snooze. */
  readonly forMs?: number;
  /** As the receiver calls the person. */
  readonly by: string;
}

export interface ListenContext extends Omit<SendContext, 'attempt' | 'nowMs' | 'vapidKeys'> {
  /** Does it, and says in a sentence what came of it. */
  answer(answer: Answer): Promise<string>;
}

/** At most `tokens` messages in any `perMs`. */
export interface Bucket {
  readonly tokens: number;
  readonly perMs: number;
}

/** A kind of destination. Settings that are secret carry `.meta({ secret: true })`: they are sealed and never sent back. */
export interface Channel<Settings extends z.ZodObject = z.ZodObject> {
  readonly id: string;
  readonly title: string;
  /** What one needs to set it up, in a sentence; Spanish beside. */
  readonly help: Text;
  readonly settings: Settings;
  /** The receiver subscribes itself: there is a button on it, and no form. */
  readonly isDevice?: true;
  /** The receiver's public limits, kept by waiting. */
  readonly limits: readonly Bucket[];
  /** Sends once. Throws nothing that it can put into words; a bug or a network failure it did not expect counts as `retry`. */
  send(message: Message, settings: z.output<Settings>, context: SendContext): Promise<SendOutcome>;
  /**
   * Called once the destination is removed: takes back what a receiver would keep of it for ever. Best effort; aborted soon.
   * Throws where it could not.
   */
  withdraw?(settings: z.output<Settings>, context: Pick<SendContext, 'memory' | 'signal'>): Promise<void>;
  /** Runs while the destination is enabled: receives answers without a public address. Started again with backoff when it throws. */
  listen?(settings: z.output<Settings>, context: ListenContext): Promise<void>;
}

export function defineChannel<Settings extends z.ZodObject>(channel: Channel<Settings>): Channel<Settings> {
  return channel;
}
