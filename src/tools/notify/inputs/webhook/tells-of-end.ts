const ends = ['true', '1', 'resolved', 'ok', 'up', 'recovered', 'recovery', 'success', 'well', 'normal'];

/** Whether the text that a mapping's `resolved` gave tells of an end. */
export function tellsOfEnd(word: string): boolean {
  return ends.includes(word.trim().toLowerCase());
}
