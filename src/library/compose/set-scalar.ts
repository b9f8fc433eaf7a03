import { isScalar } from 'yaml';
import type { Path } from './compose-document.ts';
import { parseCompose } from './parse-compose.ts';

/**
 * The text with another value at `path`, in the quotes that stand there; no other byte changes. Null when there is no single value
 * at that place, or an alias.
 */
export function setScalar(text: string, path: Path, value: string): string | null {
  const document = parseCompose(text);
  const { node, isWhole } = document.find(path);
  if (!isWhole || !isScalar(node) || !node.range) return null;
  const [from, to] = node.range;
  const written = text.slice(from, to);
  return text.slice(0, from) + inStyleOf(written, value) + text.slice(to);
}

function inStyleOf(written: string, value: string): string {
  if (written.startsWith('"')) return JSON.stringify(value);
  if (written.startsWith("'")) return `'${value.replaceAll("'", "''")}'`;
  const isPlain = /^[A-Za-z0-9_./$][\w./:@${}-]*$/.test(value) && !/: |\s#|:$/.test(value);
  return isPlain ? value : JSON.stringify(value);
}
