import type { RecreateWarning } from '#contracts/containers/recreate.ts';
import type { Translate } from '../../../i18n/use-text.ts';
import type { Formats } from '../../../ui/format/use-format.ts';
import type { warningText } from './warning-text.ts';

export interface WarningWords {
  readonly text: Translate<typeof warningText>;
  readonly format: Pick<Formats, 'bytes'>;
}

export interface ShownWarning {
  readonly sentence: string;
  /** How many files, and how large together; null where it is not about files. */
  readonly amount: string | null;
  readonly examples: readonly string[];
  /** Of how many more there is no example. */
  readonly moreCount: number;
}

const maxExamples = 6;

/** `mainName`: what is said of it needs no name; what is said of others does. */
export function shownWarning(
  { code, container, paths, count, bytes }: RecreateWarning,
  mainName: string,
  { text, format }: WarningWords,
): ShownWarning {
  const isUnknown = code === 'writable-layer' && count === 0;
  const sentence = text(isUnknown ? 'writable-layer-unknown' : code);
  const files = text('files', { count });
  const examples = paths.slice(0, maxExamples);
  return {
    sentence: container === mainName ? sentence : text('about', { name: container, sentence }),
    amount:
      count === 0 ? null : bytes === null ? files : text('ofSize', { files, size: format.bytes(bytes) }),
    examples,
    moreCount: Math.max(0, Math.max(count, paths.length) - examples.length),
  };
}
