import { isHash } from './hash.ts';

const architecture =
  /^(?:linux[-_])?(?:amd64|x86[-_]64|x86|i[36]86|arm64(?:v8)?|aarch64|arm32v\d|armv?\d\w*|armhf|ppc64le|s390x|riscv64)[-_]/i;
/** Words after which comes the version, whatever follows. */
const marker = /^(?:v|ver|version|rel|release)\.?$/i;
const wordBeforeNumber = /^[a-z][a-z.]*(?=\d)/i;

/**
 * Where the main numbers begin. A part that starts with a digit wins over a number at the end of a word when it has a dot
 * (`alpine3.18-1.25.3`) or comes first; otherwise the word's number it is (`php8.1-fpm`, `fix__50`).
 */
export function findNumbers(text: string): number | undefined {
  let start = architecture.exec(text)?.[0].length ?? 0;
  let afterWord: number | undefined;
  for (const part of text.slice(start).split(/[-_+]/)) {
    if (!isHash(part)) {
      const word = wordBeforeNumber.exec(part)?.[0];
      if (word !== undefined && marker.test(word)) return start + word.length;
      if (/^\d/.test(part) && (afterWord === undefined || part.includes('.'))) return start;
      if (word !== undefined) afterWord ??= start + word.length;
    }
    start += part.length + 1;
  }
  return afterWord;
}
