import { z } from 'zod';
import { call } from '../contract.ts';
import { VerdictReason } from './verdict.ts';
import { Words } from '../words.ts';

/** A kind of registry, as its form is drawn. */
export const RegistryKind = z.object({
  id: z.string(),
  title: z.string(),
  help: Words,
  /** JSON Schema of the settings, with `secret` on what is write-only. */
  settings: z.record(z.string(), z.unknown()),
  domains: z.array(z.string()),
});
export type RegistryKind = z.infer<typeof RegistryKind>;

/** Settings that somebody made for a registry. */
export const ConfiguredRegistry = z.object({
  id: z.string(),
  kind: z.string(),
  /** Domains that it is for. */
  domains: z.array(z.string()),
  /** Without secrets; those are null when set, and absent when not. */
  settings: z.record(z.string(), z.unknown()),
  updatedAtMs: z.int(),
  updatedBy: z.string(),
});
export type ConfiguredRegistry = z.infer<typeof ConfiguredRegistry>;

export const RegistryDraft = z.object({
  kind: z.string(),
  /** A secret that is absent stays as it is. */
  settings: z.record(z.string(), z.unknown()),
});
export type RegistryDraft = z.infer<typeof RegistryDraft>;

/** A registry that running images come from, and how it is. */
export const RegistryState = z.object({
  /** As it stands in references. */
  domain: z.string(),
  kind: z.string(),
  title: z.string(),
  /** `docker`: from Docker's own configuration. */
  login: z.enum(['none', 'settings', 'docker']),
  images: z.int(),
  containers: z.int(),
  /** Null: it answers. */
  problem: VerdictReason.nullable(),
  lastAnswerAtMs: z.int().nullable(),
  /** What it allows, where it says so. */
  quota: z
    .object({
      limit: z.int(),
      remaining: z.int(),
      windowSeconds: z.int().nullable(),
      readAtMs: z.int(),
    })
    .nullable(),
  /** Left alone until then. */
  restsUntilMs: z.int().nullable(),
  /** Settings that somebody made. */
  configuredId: z.string().nullable(),
});
export type RegistryState = z.infer<typeof RegistryState>;

/** What proves to a registry who asks, as Docker keeps it. */
const RegistryCredentials = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('password'), username: z.string(), password: z.string() }),
  z.object({ kind: z.literal('identity-token'), token: z.string() }),
  z.object({ kind: z.literal('registry-token'), token: z.string() }),
]);

/** How a registry is talked to. `failed`: a program that keeps Docker's login does not work. */
export const RegistryWay = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('known'),
    /** Host and port that answer. */
    host: z.string(),
    /** Of how many requests it is asked at most. */
    limits: z.object({ perSecond: z.number(), burst: z.number() }),
    /** So many pulls are left over for people. */
    spareQuota: z.int(),
    /** Without TLS; null: where nobody said so, only this machine's own addresses are. */
    isPlain: z.boolean().nullable(),
    /** PEM of an authority that is trusted besides the usual ones. */
    ca: z.string().nullable(),
    credentials: RegistryCredentials.nullable(),
  }),
  z.object({ kind: z.literal('failed'), helper: z.string(), why: z.string() }),
]);
export type RegistryWay = z.infer<typeof RegistryWay>;

const RegistryId = z.object({ id: z.string() });

export const registriesEndpoints = {
  registryKinds: call({
    method: 'GET',
    path: '/registry-kinds',
    summary: 'List the kinds of registries and their settings',
    access: 'watcher:read',
    result: z.array(RegistryKind),
  }),
  registries: call({
    method: 'GET',
    path: '/registries',
    summary: 'List the registries that images come from, how they are and what they allow',
    access: 'watcher:read',
    result: z.object({ states: z.array(RegistryState), configured: z.array(ConfiguredRegistry) }),
  }),
  /** Holds the login, from the settings or from Docker's own configuration, so that no person may ask. */
  registryWay: call({
    method: 'POST',
    path: '/registries/way',
    summary: 'Tell another tool how a registry is reached, with the login for a repository',
    access: 'tool',
    body: z.object({ domain: z.string().min(1).max(300), path: z.string().max(300) }),
    result: RegistryWay,
  }),
  addRegistry: call({
    method: 'POST',
    path: '/registries',
    summary: 'Set a login or an address for a registry',
    access: 'watcher:configure',
    body: RegistryDraft,
    result: ConfiguredRegistry,
  }),
  changeRegistry: call({
    method: 'PUT',
    path: '/registries/{id}',
    summary: 'Change the settings of a registry',
    access: 'watcher:configure',
    params: RegistryId,
    body: RegistryDraft,
    result: ConfiguredRegistry,
  }),
  removeRegistry: call({
    method: 'DELETE',
    path: '/registries/{id}',
    summary: 'Forget the settings of a registry',
    access: 'watcher:configure',
    params: RegistryId,
    result: z.object({}),
  }),
  /** Asks for a repository with the settings as given, those of `id` for secrets that are absent. */
  tryRegistry: call({
    method: 'POST',
    path: '/registries/try',
    summary: 'Ask a registry with settings that are not saved yet',
    access: 'watcher:configure',
    body: RegistryDraft.extend({ id: z.string().optional(), image: z.string().min(1).max(512).optional() }),
    result: z.object({ isWorking: z.boolean(), words: Words, durationMs: z.int() }),
  }),
};
