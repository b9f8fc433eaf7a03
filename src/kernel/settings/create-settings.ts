import type { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { invalid } from '../errors.ts';
import type { Log } from '../log.ts';
import { repeat } from '../repeat.ts';
import type { Setting, Settings } from './settings.ts';
import { readSettings, writeSetting } from './settings-store.ts';

export interface SettingsOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** How often values written by other processes are read again; only PostgreSQL has other processes. */
  readonly refreshEveryMs?: number;
}

/**
 * The settings of one tool, kept in its database, whose migrations must include `settingsMigrations`. A stored value that
 * its schema no longer accepts counts as absent: the default is used and the log says so.
 */
export async function createSettings(
  database: Database,
  options: SettingsOptions,
): Promise<Settings & AsyncDisposable> {
  const { clock, log } = options;
  let stored = await readSettings(database);
  let writes = 0;
  const refreshing =
    database.engine === 'postgres' ? repeat(clock, options.refreshEveryMs ?? 5000, refresh) : undefined;

  async function refresh(): Promise<void> {
    const writesBefore = writes;
    try {
      const current = await readSettings(database);
      // What was read while a value was being written may be from before it; the next round tells.
      if (writes === writesBefore) stored = current;
    } catch (error) {
      log.warn({ error }, 'settings could not be read again; the known values stay in use');
    }
  }

  return {
    get: (setting) => parseStored(setting, stored.get(setting.name), log),
    async set(setting, value) {
      const text = validText(setting, value);
      writes += 1;
      await writeSetting(database, setting.name, text, clock.now());
      writes += 1;
      stored = new Map(stored);
      if (text === undefined) stored.delete(setting.name);
      else stored.set(setting.name, text);
    },
    [Symbol.asyncDispose]: async () => refreshing?.[Symbol.asyncDispose](),
  };
}

function parseStored<Schema extends z.ZodType>(
  setting: Setting<Schema>,
  text: string | undefined,
  log: Log,
): z.output<Schema> {
  if (text !== undefined) {
    const result = setting.schema.safeParse(JSON.parse(text));
    if (result.success) return result.data;
    log.warn({ setting: setting.name }, 'a stored setting is not valid any more; its default is used');
  }
  return setting.schema.parse(undefined);
}

/** The value as it is stored: what was given, not what the schema makes of it, so that it can be parsed again. */
function validText(setting: Setting, value: unknown): string | undefined {
  const result = setting.schema.safeParse(value);
  if (result.success) return value === undefined ? undefined : JSON.stringify(value);
  throw invalid(
    `The setting ${setting.name} was not accepted.`,
    result.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  );
}
