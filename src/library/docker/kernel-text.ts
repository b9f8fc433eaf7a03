/** Lines `key 123`, as in `memory.stat` and `cpu.stat`. */
export function keyedNumbers(text: string | undefined): Record<string, number> {
  const entries = (text ?? '').matchAll(/^(\w+) (\d+)$/gm);
  return Object.fromEntries(entries.map(([, key = '', value]) => [key, Number(value)]));
}

export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+\s*$/.test(text) ? Number(text) : undefined;
}
