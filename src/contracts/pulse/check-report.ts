import { z } from 'zod';

const Text = z.object({ en: z.string(), es: z.string() });

/** What one check saw, in full. */
export const CheckReport = z.object({
  atMs: z.int(),
  /** After conditions and upside-down. */
  outcome: z.enum(['up', 'degraded', 'down']),
  /** Null where nothing failed; `detail` is the target's own words. */
  reason: z.object({ id: z.string(), text: Text, detail: z.string().nullable() }).nullable(),
  latencyMs: z.number().nullable(),
  durationMs: z.number(),
  /** Steps that there was none of are absent. */
  timings: z
    .object({
      dnsMs: z.number(),
      connectMs: z.number(),
      tlsMs: z.number(),
      firstByteMs: z.number(),
      totalMs: z.number(),
    })
    .partial(),
  /** All that the name stands for, and the one that was used. */
  addresses: z.array(z.string()),
  address: z.string().nullable(),
  certificate: z
    .object({
      subject: z.string(),
      issuer: z.string(),
      validToMs: z.int(),
      daysLeft: z.int(),
      isSelfSigned: z.boolean(),
      isTrusted: z.boolean(),
      names: z.array(z.string()),
      problem: z.string().nullable(),
    })
    .nullable(),
  /** Each with the values that it saw: `[STATUS] (500) == 200`. */
  conditions: z.array(z.object({ text: z.string(), holds: z.boolean(), shown: z.string() })),
  evidence: z.array(z.object({ label: Text, expected: z.string().nullable(), seen: z.string() })),
});
export type CheckReport = z.infer<typeof CheckReport>;
