import { z } from 'zod';
import { call } from '../contract.ts';

export const MessageLanguage = z.enum(['en', 'es']);
export type MessageLanguage = z.infer<typeof MessageLanguage>;

/** A kind of channel, as its form is drawn. */
export const ChannelKind = z.object({
  id: z.string(),
  title: z.string(),
  /** What one needs to set it up, in a sentence. */
  help: z.string(),
  /** The same in Spanish. */
  helpEs: z.string(),
  /** JSON Schema of the settings, with `secret` on what is write-only. */
  settings: z.record(z.string(), z.unknown()),
  /** Subscribes itself, by a button on the device: its settings are not shown as a form. */
  isDevice: z.boolean(),
  /** Buttons in its messages come back by themselves, so that people can answer where they read. */
  canAnswer: z.boolean(),
});
export type ChannelKind = z.infer<typeof ChannelKind>;

/** `waiting`: the receiver asked for a pause or does not answer. `broken`: it refuses us; somebody has to change something. */
export const DestinationHealth = z.object({
  state: z.enum(['unused', 'working', 'waiting', 'broken', 'paused']),
  /** In plain words, with the receiver's own. */
  reason: z.string().nullable(),
  /** The same in Spanish; null where there is only `reason`. */
  reasonEs: z.string().nullable(),
  sinceMs: z.int().nullable(),
  /** When it is tried again. */
  untilMs: z.int().nullable(),
  waiting: z.int(),
  dead: z.int(),
  lastSentAtMs: z.int().nullable(),
});
export type DestinationHealth = z.infer<typeof DestinationHealth>;

export const Destination = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  /** Without secrets; those are null when set, and absent when not. */
  settings: z.record(z.string(), z.unknown()),
  language: MessageLanguage,
  /** Null: the built-in words. */
  templateId: z.string().nullable(),
  /** Takes over what this one could not deliver. */
  fallbackId: z.string().nullable(),
  isEnabled: z.boolean(),
  /** Belongs to the receiver `default`. */
  isDefault: z.boolean(),
  health: DestinationHealth,
  updatedAtMs: z.int(),
  updatedBy: z.string(),
});
export type Destination = z.infer<typeof Destination>;

export const DestinationDraft = z.object({
  name: z.string().trim().min(1).max(100),
  kind: z.string(),
  /** A secret that is absent stays as it is. */
  settings: z.record(z.string(), z.unknown()),
  language: MessageLanguage.default('en'),
  templateId: z.string().nullable().default(null),
  fallbackId: z.string().nullable().default(null),
  isEnabled: z.boolean().default(true),
  isDefault: z.boolean().default(true),
});
export type DestinationDraft = z.infer<typeof DestinationDraft>;

export const TestOutcome = z.object({
  isDelivered: z.boolean(),
  /** What the receiver said, or why it could not be reached, and what to do. */
  text: z.string(),
  /** The same in Spanish. */
  textEs: z.string(),
  code: z.int().nullable(),
  durationMs: z.int(),
});
export type TestOutcome = z.infer<typeof TestOutcome>;

const DestinationId = z.object({ id: z.string() });

export const destinationsEndpoints = {
  channelKinds: call({
    method: 'GET',
    path: '/channels',
    summary: 'List the kinds of channels and their settings',
    access: 'notify:read',
    result: z.array(ChannelKind),
  }),
  destinations: call({
    method: 'GET',
    path: '/destinations',
    summary: 'List where messages can go, and whether it works',
    access: 'notify:read',
    result: z.array(Destination),
  }),
  createDestination: call({
    method: 'POST',
    path: '/destinations',
    summary: 'Add a destination',
    access: 'notify:configure',
    body: DestinationDraft,
    result: Destination,
  }),
  changeDestination: call({
    method: 'PUT',
    path: '/destinations/{id}',
    summary: 'Change a destination',
    access: 'notify:configure',
    params: DestinationId,
    body: DestinationDraft,
    result: Destination,
  }),
  removeDestination: call({
    method: 'DELETE',
    path: '/destinations/{id}',
    summary: 'Remove a destination; what waits for it goes to its fallback, or is given up',
    access: 'notify:configure',
    params: DestinationId,
    result: z.object({}),
  }),
  testDestination: call({
    method: 'POST',
    path: '/destinations/test',
    summary: 'Send a test message now, with settings that may not be saved yet',
    access: 'notify:configure',
    body: z.object({
      /** Of the saved one whose secrets are used where the draft has none. */
      id: z.string().optional(),
      draft: DestinationDraft,
    }),
    result: TestOutcome,
  }),
};
