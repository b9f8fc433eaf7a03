const shape = /^[A-Z][A-Z0-9]{1,19}-[A-Za-z0-9_.:+-]{1,80}$/;

/** `CVE-2024-1`, `GHSA-…`, `XSA-284`, `TEMP-0000000-A1B2C3`, `UBUNTU-CVE-2024-1`. */
export function isFlawId(text: string): boolean {
  return shape.test(text);
}

export function isCve(id: string): boolean {
  return /^CVE-\d{4}-\d{1,12}$/.test(id);
}

/** CVE ids first, each once, in a steady order. */
export function sortIds(ids: Iterable<string>): readonly string[] {
  const unique = [...new Set(ids)].filter(isFlawId);
  return unique.toSorted((a, b) => Number(isCve(b)) - Number(isCve(a)) || (a < b ? -1 : 1));
}
