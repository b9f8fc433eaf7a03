import { z } from 'zod';

/** A sentence for a person, in both languages of the product. */
export const Words = z.object({ en: z.string(), es: z.string() });
export type Words = z.infer<typeof Words>;
