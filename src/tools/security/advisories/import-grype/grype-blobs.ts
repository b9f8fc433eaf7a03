import { z } from 'zod';

/** What `blobs.value` holds, of Grype's database version 6; only what is read of it, and null where a list is empty. */
const texts = z.array(z.string()).nullish();

export const VulnerabilityBlob = z.object({
  description: z.string().nullish(),
  refs: z.array(z.object({ url: z.string() })).nullish(),
  aliases: texts,
  severities: z
    .array(
      z.object({
        scheme: z.string(),
        value: z.union([z.string(), z.object({ vector: z.string() })]),
        source: z.string().nullish(),
      }),
    )
    .nullish(),
});
export type VulnerabilityBlob = z.infer<typeof VulnerabilityBlob>;

export const GrypeRange = z.object({
  version: z.object({ type: z.string().nullish(), constraint: z.string().nullish() }).nullish(),
  fix: z
    .object({
      version: z.string().nullish(),
      state: z.string().nullish(),
      detail: z.object({ references: z.array(z.object({ url: z.string() })).nullish() }).nullish(),
    })
    .nullish(),
});
export type GrypeRange = z.infer<typeof GrypeRange>;

export const PackageBlob = z.object({
  cves: texts,
  qualifiers: z
    .object({
      rpm_modularity: z.string().nullish(),
      architecture: z.union([z.string(), z.array(z.string())]).nullish(),
      platform_cpes: texts,
      rootio: z.boolean().nullish(),
    })
    .nullish(),
  ranges: z.array(GrypeRange).nullish(),
});
export type PackageBlob = z.infer<typeof PackageBlob>;

export const ExploitedBlob = z.object({
  date_added: z.string().nullish(),
  due_date: z.string().nullish(),
  required_action: z.string().nullish(),
  known_ransomware_campaign_use: z.string().nullish(),
});

/** Undefined for what is no such JSON. */
export function readBlob<Schema extends z.ZodType>(
  schema: Schema,
  text: string | null,
): z.infer<Schema> | undefined {
  if (text === null) return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
