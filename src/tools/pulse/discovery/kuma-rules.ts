import { defaultRules } from '#contracts/pulse/monitor.ts';
import type { DraftInput } from './found.ts';
import { truthOf } from './setting-values.ts';

type Settings = ReadonlyMap<string, string>;

/** How often and when it counts: Kuma's times are seconds, its reminders a number of checks. */
export function kumaRules(settings: Settings): Partial<DraftInput> {
  const intervalMs = secondsOf(settings, 'interval') ?? defaultRules.intervalMs;
  const retryMs = secondsOf(settings, 'retry_interval');
  const timeoutMs = secondsOf(settings, 'timeout');
  const retries = numberOf(settings, 'max_retries');
  const resend = numberOf(settings, 'resend_interval');
  const notes = settings.get('description');
  return {
    intervalMs,
    ...(retryMs !== undefined && { retryIntervalMs: Math.min(retryMs, intervalMs) }),
    ...(timeoutMs !== undefined && { timeoutMs: Math.min(timeoutMs, intervalMs) }),
    ...(retries !== undefined && { failuresToConfirm: Math.min(100, retries + 1) }),
    ...(resend !== undefined && resend > 0 && { resendEveryMs: Math.max(60_000, resend * intervalMs) }),
    ...(notes !== undefined && { notes }),
    isUpsideDown: truthOf(settings.get('upside_down') ?? '') === true,
  };
}

/** `[{"name": "id of a tag", "value": "…"}]` */
export function kumaTags(text: string | undefined, names: ReadonlyMap<string, string>): DraftInput['tags'] {
  return listOf(text).flatMap((item) => {
    const name = memberOf(item, 'name');
    if (name === undefined) return [];
    const value = memberOf(item, 'value');
    return [{ name: names.get(name) ?? name, ...(value && { value }) }];
  });
}

function memberOf(item: unknown, name: string): string | undefined {
  const value: unknown =
    typeof item === 'object' && item !== null && Object.hasOwn(item, name)
      ? Reflect.get(item, name)
      : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** A list in JSON; anything else is none. */
export function listOf(text: string | undefined): unknown[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

export function numberOf(settings: Settings, name: string): number | undefined {
  const text = settings.get(name)?.trim();
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function secondsOf(settings: Settings, name: string): number | undefined {
  const seconds = numberOf(settings, name);
  return seconds === undefined || seconds === 0 ? undefined : seconds * 1_000;
}
