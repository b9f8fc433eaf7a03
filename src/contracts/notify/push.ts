import { z } from 'zod';
import { call } from '../contract.ts';
import { MessageLanguage } from './destinations.ts';

/** A browser as a destination. */
export const PushDevice = z.object({
  destinationId: z.string(),
  name: z.string(),
  /** Belongs to the receiver `default`; otherwise it is told only what a route sends to it. */
  isDefault: z.boolean(),
});
export type PushDevice = z.infer<typeof PushDevice>;

/** The address of a subscription, as the browser has it. Whoever knows it is that browser: NEXUS tells it to nobody. */
const Endpoint = z.url({ protocol: /^https?$/ }).max(2_000);

export const pushEndpoints = {
  pushDevice: call({
    method: 'GET',
    path: '/push',
    summary: 'Read the key that browsers subscribe with, and whether one is subscribed',
    access: 'notify:read',
    query: z.object({
      /** SHA-256 of the subscription's address, in hexadecimal. */
      device: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
    }),
    result: z.object({
      /** Of P-256, uncompressed, in base64url: the `applicationServerKey`. */
      publicKey: z.string(),
      device: PushDevice.nullable(),
    }),
  }),
  subscribeDevice: call({
    method: 'PUT',
    path: '/push/device',
    summary:
      'Send messages to this browser; without the permission to configure, only what a route sends to it',
    access: 'notify:respond',
    body: z.object({
      endpoint: Endpoint,
      p256dh: z.string().max(200),
      auth: z.string().max(100),
      /** The address that the browser had before. */
      replaces: Endpoint.optional(),
      /** Absent: only if it is subscribed already, by this address or the one before. */
      name: z.string().min(1).max(100).optional(),
      language: MessageLanguage.default('en'),
    }),
    result: PushDevice,
  }),
  unsubscribeDevice: call({
    method: 'POST',
    path: '/push/device/removal',
    summary: 'Send nothing more to this browser',
    access: 'notify:respond',
    body: z.object({ endpoint: Endpoint }),
    result: z.object({}),
  }),
};
