const marks = /\p{Diacritic}/gu;

/** For comparing as people do: without case and accents. */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(marks, '').toLowerCase();
}
