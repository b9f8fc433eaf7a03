import type { z } from 'zod';

/** One thing that is set in the app: its name within the tool, its schema (with a default) and what the form shows. */
export interface Setting<Schema extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly schema: Schema;
}

/** Values that people set. Read from memory, written durably. */
export interface Settings {
  get<Schema extends z.ZodType>(setting: Setting<Schema>): z.output<Schema>;
  set<Schema extends z.ZodType>(setting: Setting<Schema>, value: z.input<Schema>): Promise<void>;
}
