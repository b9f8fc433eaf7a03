import type { FieldComparison } from '#contracts/containers/recreate.ts';
import type { FieldChange } from '../../../ui/diff/diff-list.tsx';
import { type ChangeWords, shownChange } from '../edit/change-words.ts';

/** What a plan changes: from what the container has now to what the new one will have. */
export function plannedChange({ field, intended, actual }: FieldComparison, words: ChangeWords): FieldChange {
  return shown(field, actual, intended, words);
}

/** What came of it differently: from what was intended to what the engine says. */
export function deviation({ field, intended, actual }: FieldComparison, words: ChangeWords): FieldChange {
  return shown(field, intended, actual, words);
}

function shown(field: string, before: string | null, after: string | null, words: ChangeWords): FieldChange {
  const path = field.replace(/^Networks\./, 'NetworkingConfig.EndpointsConfig.');
  return shownChange({ path, before: plain(before), after: plain(after), live: true }, words, false);
}

/** A text without the marks of JSON; anything else as it is. */
function plain(json: string | null): string | null {
  if (json === null || !json.startsWith('"')) return json;
  try {
    return String(JSON.parse(json));
  } catch {
    return json;
  }
}
