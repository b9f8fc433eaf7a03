import type { z } from 'zod';

/** Something that happened, as data. The name is past tense and prefixed by its owner: `containers.container-died`. */
export interface EventType<Name extends string = string, Schema extends z.ZodType = z.ZodType> {
  readonly name: Name;
  readonly schema: Schema;
}

export type EventPayload<E extends EventType> = z.output<E['schema']>;

export function defineEvent<Name extends `${string}.${string}`, Schema extends z.ZodType>(
  name: Name,
  schema: Schema,
): EventType<Name, Schema> {
  return { name, schema };
}
