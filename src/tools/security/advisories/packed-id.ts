/** Ids in the index: the kinds that most are of as integers, a third of their text. */
export type PackedId = number | string;

const series = /^(CVE|GO|PYSEC)-(\d{4})-(\d{1,8})$/;
/** In the order of their numbers, which are stored; how many digits each writes at least. */
const seriesKinds = ['CVE', 'GO', 'PYSEC'] as const;
const fewestDigits: Readonly<Record<string, number>> = { CVE: 4, GO: 4, PYSEC: 1 };
const firstYear = 1990;
const numbersPerYear = 2 ** 24;
/** Years up to 2117. */
const perSeries = 2 ** 31;

const ghsaPattern = /^GHSA-([2-9cfghjmpqrvwx]{4})-([2-9cfghjmpqrvwx]{4})-([2-9cfghjmpqrvwx]{4})$/;
/** The letters of GHSA ids (github.com/github/advisory-database, "GHSA IDs"). */
const ghsaLetters = '23456789cfghjmpqrvwx';

/** `CVE-…`, `GO-…` and `PYSEC-…` become positive numbers, `GHSA-…` negative ones; others, and odd spellings, stay as they are. */
export function packId(id: string): PackedId {
  return packSeries(id) ?? packGhsa(id) ?? id;
}

/** Undefined for what is not the usual spelling of a CVE id. */
export function packCve(id: string): number | undefined {
  return isCve(id) ? packSeries(id) : undefined;
}

export function unpackId(packed: PackedId): string {
  if (typeof packed === 'string') return packed;
  return packed < 0 ? unpackGhsa(-1 - packed) : unpackSeries(packed);
}

function packSeries(id: string): number | undefined {
  const [, kind = '', year = '', digits = ''] = series.exec(id) ?? [];
  const [at, years, number] = [
    seriesKinds.findIndex((one) => one === kind),
    Number(year) - firstYear,
    Number(digits),
  ];
  if (at < 0 || years < 0 || years * numbersPerYear >= perSeries || number >= numbersPerYear)
    return undefined;
  const least = fewestDigits[kind] ?? 1;
  const isUsual = digits.length === least || (digits.length > least && !digits.startsWith('0'));
  return isUsual ? at * perSeries + years * numbersPerYear + number : undefined;
}

function unpackSeries(packed: number): string {
  const kind = seriesKinds[Math.floor(packed / perSeries)] ?? '';
  const year = firstYear + Math.floor((packed % perSeries) / numbersPerYear);
  return `${kind}-${year}-${String(packed % numbersPerYear).padStart(fewestDigits[kind] ?? 1, '0')}`;
}

function packGhsa(id: string): number | undefined {
  const [, ...parts] = ghsaPattern.exec(id) ?? [];
  if (parts.length === 0) return undefined;
  const letters = parts.join('').split('');
  return -1 - letters.reduce((sum, letter) => sum * ghsaLetters.length + ghsaLetters.indexOf(letter), 0);
}

function unpackGhsa(value: number): string {
  let rest = value;
  let letters = '';
  for (let place = 0; place < 12; place += 1) {
    letters = `${ghsaLetters[rest % ghsaLetters.length]}${letters}`;
    rest = Math.floor(rest / ghsaLetters.length);
  }
  return `GHSA-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
}

export function isCve(id: string): boolean {
  return id.startsWith('CVE-');
}

/** CVE ids first, then by text; each once. */
export function cvesFirst(ids: Iterable<string>): string[] {
  return [...new Set(ids)].toSorted(
    (a, b) => Number(isCve(b)) - Number(isCve(a)) || (a < b ? -1 : Number(a > b)),
  );
}
