import { jsonObject, objectOf, textsOf } from '../../registry/json-object.ts';
import type { ImageConfig, ImageStep } from './image.ts';

const mostSteps = 10_000;

/**
 * Undefined for what lists no layers, as the configuration of a signature or another artifact. Fields that are not what they should
 * be are left empty.
 */
export function parseImageConfig(bytes: Buffer): ImageConfig | undefined {
  const document = jsonObject(bytes);
  const rootfs = objectOf(document?.['rootfs']);
  if (!document || !rootfs) return undefined;
  const { os = '', architecture = '', variant = '' } = textsOf(document);
  const settings = objectOf(document['config']);
  return {
    os,
    architecture,
    variant,
    createdAtMs: timeOf(document['created']),
    diffIds: textList(rootfs['diff_ids']),
    history: listOf(document['history']).slice(0, mostSteps).map(stepOf),
    env: textList(settings?.['Env']),
    labels: textsOf(settings?.['Labels']),
  };
}

function stepOf(value: unknown): ImageStep {
  const step = objectOf(value);
  const { created_by: createdBy = '', comment = '' } = textsOf(step);
  return {
    createdBy,
    comment,
    createdAtMs: timeOf(step?.['created']),
    isEmptyLayer: step?.['empty_layer'] === true,
  };
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textList(value: unknown): readonly string[] {
  return listOf(value).filter((one): one is string => typeof one === 'string');
}

function timeOf(value: unknown): number | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isFinite(time) ? time : null;
}
