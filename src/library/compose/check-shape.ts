import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { composeShape, type Shape } from './compose-keys.ts';
import type { ComposeDocument, Finding } from './compose-document.ts';
import { nearest } from './nearest.ts';

/** Nobody reads more, and looking for what was meant takes time. */
const maxFindings = 100;

/** Unknown keys, with the one that was probably meant, and values of the wrong kind. */
export function checkShape(document: ComposeDocument): Finding[] {
  const found: Finding[] = [];
  // Anchored nodes are looked at once, however many aliases lead to them.
  const seen = new Set<Node>();
  const check = (node: Node | null, shape: Shape, name: string): void => {
    if (shape === 'any' || node === null || seen.has(node) || found.length >= maxFindings) return;
    seen.add(node);
    const wrong = wrongKind(node, shape);
    if (wrong !== null) {
      found.push({
        severity: 'error',
        message: `${name || 'A compose file'} must be ${wrong}.`,
        place: document.placeOf(node),
      });
      return;
    }
    if (typeof shape === 'string' || !isMap(node)) return;
    for (const { key, keyNode, value } of document.entries(node)) {
      if (found.length >= maxFindings) return;
      const path = name ? `${name}.${key}` : key;
      if ('of' in shape) check(value, shape.of, path);
      else if (Object.hasOwn(shape.keys, key)) check(value, shape.keys[key] ?? 'any', path);
      else if (!key.startsWith('x-')) {
        found.push(unknownKey(key, name, Object.keys(shape.keys), document.placeOf(keyNode)));
      }
    }
  };
  check(document.root, composeShape, '');
  return found;
}

function unknownKey(key: string, where: string, known: readonly string[], place: Finding['place']): Finding {
  const meant = nearest(key, known);
  const inside = where === '' ? 'at the top of a compose file' : `in ${where}`;
  const advice = meant === null ? '' : ` Did you mean ${meant}?`;
  return { severity: 'error', message: `${key} is not known ${inside}.${advice}`, place };
}

/** What it should be, when it is not; an empty value and a text with a variable pass. */
function wrongKind(node: Node, shape: Exclude<Shape, 'any'>): string | null {
  const kind = isMap(node) ? 'map' : isSeq(node) ? 'list' : 'scalar';
  if (isScalar(node) && node.value === null) return null;
  if (typeof shape === 'object') {
    const orElse = 'keys' in shape ? shape.orElse : undefined;
    return kind === 'map' || kind === orElse ? null : `a mapping with keys${orElse ? ' or a text' : ''}`;
  }
  switch (shape) {
    case 'scalar':
      return kind === 'scalar' ? null : 'a single value';
    case 'boolean':
      return isScalar(node) && (typeof node.value === 'boolean' || /\$/.test(String(node.value)))
        ? null
        : 'true or false';
    case 'integer':
      return isScalar(node) && /^\d+$|\$/.test(String(node.value)) ? null : 'a whole number';
    case 'list':
      return kind === 'list' ? null : 'a list: one entry per line, each beginning with "- "';
    case 'map':
      return kind === 'map' ? null : 'a mapping with keys';
    case 'list-or-map':
      return kind === 'scalar' ? 'a list or a mapping' : null;
    case 'scalar-or-list':
      return kind === 'map' ? 'a single value or a list' : null;
    case 'scalar-or-map':
      return kind === 'list' ? 'a single value or a mapping' : null;
  }
}
