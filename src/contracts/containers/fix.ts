import { z } from 'zod';

/** A way to mend something, with the exact command or setting. */
export const Fix = z.object({ title: z.string(), command: z.string() });
export type Fix = z.infer<typeof Fix>;
