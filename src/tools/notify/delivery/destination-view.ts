import type { ChannelKind, Destination, DestinationHealth } from '#contracts/notify/destinations.ts';
import { z } from 'zod';
import type { AnyChannel, StoredDestination } from './destination-list.ts';
import type { Counts } from './destination-store.ts';
import { withoutSecrets } from '#kernel/settings/secret-settings.ts';

export function toDestination(stored: StoredDestination, counts: Counts, nowMs: number): Destination {
  const { row, channel, settings } = stored;
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    settings: channel ? withoutSecrets(channel.settings, settings) : {},
    language: stored.language,
    templateId: row.template_id,
    fallbackId: row.fallback_id,
    isEnabled: stored.isEnabled,
    isDefault: stored.isDefault,
    health: toHealth(stored, counts, nowMs),
    updatedAtMs: row.updated_ms,
    updatedBy: row.updated_by,
  };
}

function toHealth({ row, isEnabled }: StoredDestination, counts: Counts, nowMs: number): DestinationHealth {
  const rest = { ...counts, lastSentAtMs: row.last_sent_ms, untilMs: null, sinceMs: null, reasonEs: null };
  if (!isEnabled) return { ...rest, state: 'paused', reason: null };
  if (row.broken_reason !== null)
    return {
      ...rest,
      state: 'broken',
      reason: row.broken_reason,
      reasonEs: row.broken_reason_es,
      sinceMs: row.broken_since_ms,
    };
  if (row.held_until_ms !== null && row.held_until_ms > nowMs)
    return {
      ...rest,
      state: 'waiting',
      reason: row.held_reason,
      reasonEs: row.held_reason_es,
      untilMs: row.held_until_ms,
    };
  return { ...rest, state: row.last_sent_ms === null ? 'unused' : 'working', reason: null };
}

export function toChannelKind(channel: AnyChannel): ChannelKind {
  return {
    id: channel.id,
    title: channel.title,
    help: channel.help.en,
    helpEs: channel.help.es,
    settings: z.toJSONSchema(channel.settings, { io: 'input', unrepresentable: 'any' }),
    isDevice: channel.isDevice === true,
    canAnswer: channel.listen !== undefined,
  };
}
