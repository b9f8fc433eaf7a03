import { z } from 'zod';
import { call } from '../contract.ts';

/**
 * `waiting`: in line, or between two tries. `sending`: on its way now. `sent`: the receiver took it. `merged`: went out as
 * part of another. `dead`: given up; somebody decides. `dropped`: somebody decided not to.
 */
export const DeliveryState = z.enum(['waiting', 'sending', 'sent', 'merged', 'dead', 'dropped']);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** Why a message was made. */
export const DeliveryReason = z.enum([
  'first',
  'new-alerts',
  'some-resolved',
  'all-resolved',
  'repeat',
  'flapping-started',
  'flapping-ended',
  'acknowledged',
  'test',
  'storm',
]);
export type DeliveryReason = z.infer<typeof DeliveryReason>;

export const Delivery = z.object({
  id: z.string(),
  destinationId: z.string(),
  destinationName: z.string(),
  kind: z.string(),
  receiver: z.string(),
  groupKey: z.string(),
  reason: DeliveryReason,
  title: z.string(),
  /** In Spanish, where whoever reported the alert said so. */
  titleEs: z.string().nullable(),
  alertCount: z.int(),
  state: DeliveryState,
  createdAtMs: z.int(),
  sentAtMs: z.int().nullable(),
  attempts: z.int(),
  nextTryAtMs: z.int().nullable(),
  lastError: z.string().nullable(),
  /** The same in Spanish; null where there is only `lastError`. */
  lastErrorEs: z.string().nullable(),
  code: z.int().nullable(),
  /** True when a crash between sending and writing it down makes a second copy possible. */
  isPossiblyTwice: z.boolean(),
  mergedInto: z.string().nullable(),
  /** The delivery that this one took over from, at the fallback. */
  fallbackOf: z.string().nullable(),
});
export type Delivery = z.infer<typeof Delivery>;

const DeliveryId = z.object({ id: z.string() });

export const deliveriesEndpoints = {
  deliveries: call({
    method: 'GET',
    path: '/deliveries',
    summary: 'List messages, newest first',
    access: 'notify:read',
    query: z.object({
      state: z.array(DeliveryState).default([]),
      destination: z.string().optional(),
      /** Messages about this alert. */
      fingerprint: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      before: z.string().optional(),
    }),
    result: z.object({ deliveries: z.array(Delivery), next: z.string().nullable() }),
  }),
  delivery: call({
    method: 'GET',
    path: '/deliveries/{id}',
    summary: 'Read a message, every try to send it, and what it said',
    access: 'notify:read',
    params: DeliveryId,
    result: z.object({
      delivery: Delivery,
      tries: z.array(
        z.object({
          atMs: z.int(),
          outcome: z.enum(['sent', 'retry', 'refused', 'unknown']),
          code: z.int().nullable(),
          text: z.string(),
          /** The same in Spanish; null where there is only `text`. */
          textEs: z.string().nullable(),
          durationMs: z.int(),
        }),
      ),
      message: z.object({ title: z.string(), text: z.string() }),
      alerts: z.array(
        z.object({
          fingerprint: z.string(),
          title: z.string(),
          titleEs: z.string().nullable(),
          isFiring: z.boolean(),
        }),
      ),
    }),
  }),
  resendDelivery: call({
    method: 'POST',
    path: '/deliveries/{id}/resend',
    summary: 'Send a message again, now',
    access: 'notify:respond',
    params: DeliveryId,
    result: Delivery,
  }),
  resendDeadDeliveries: call({
    method: 'POST',
    path: '/deliveries/resend-dead',
    summary: 'Send everything again that was given up, of one destination or all',
    access: 'notify:respond',
    body: z.object({ destination: z.string().optional() }),
    result: z.object({ count: z.int() }),
  }),
  dropDelivery: call({
    method: 'POST',
    path: '/deliveries/{id}/drop',
    summary: 'Decide that a message need not be sent any more',
    access: 'notify:respond',
    params: DeliveryId,
    result: Delivery,
  }),
};
