import { z } from 'zod';
import type { BsonInput } from '#library/mongodb/write-bson.ts';

/** Commands that change nothing. */
const reading = [
  'ping',
  'hello',
  'buildInfo',
  'serverStatus',
  'replSetGetStatus',
  'dbStats',
  'collStats',
  'count',
  'find',
  'distinct',
  'listCollections',
  'listDatabases',
  'connectionStatus',
];

export interface MongoCommand {
  readonly [name: string]: BsonInput;
}

/** A command as JSON; its first field names it. */
export const commandField = z
  .string()
  .trim()
  .max(10_000)
  .refine((text) => text === '' || readMongoCommand(text) !== undefined, {
    error: `Write JSON that begins with one of these, as in {"ping": 1}: ${reading.join(', ')}.`,
  })
  .optional()
  .meta({
    title: 'Command',
    multiline: 3,
    placeholder: '{"count": "jobs", "query": {"failed": true}}',
    help: 'JSON of a command that only reads. Empty: ping.',
    es: { title: 'Comando', help: 'JSON de un comando que solo lee. Vacío: ping.' },
  });

/** Undefined: it is none, or one that may change something. */
export function readMongoCommand(text: string): MongoCommand | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isCommand(value)) return undefined;
    const [name = ''] = Object.keys(value);
    return reading.includes(name) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What JSON.parse gives is BSON's as well. */
function isCommand(value: unknown): value is MongoCommand {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
