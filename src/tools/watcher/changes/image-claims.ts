/** What an image says of itself; each null where it says nothing, or nothing that can be used. */
export interface ImageClaims {
  readonly title: string | null;
  readonly version: string | null;
  readonly revision: string | null;
  readonly source: string | null;
  readonly url: string | null;
  readonly documentation: string | null;
  readonly createdAtMs: number | null;
  /** The reference of the image it was built on. */
  readonly baseName: string | null;
  /** The base's name where the base wrote it into a label. */
  readonly refName: string | null;
}

type Texts = Readonly<Record<string, string>>;

const oci = 'org.opencontainers.image.';
const older = 'org.label-schema.';
const longest = 1000;

/** Of labels or annotations (OCI image specification, annotations; label-schema.org before it). */
export function readClaims(texts: Texts): ImageClaims {
  const text = (...names: readonly string[]) =>
    names.map((name) => textOf(texts, name)).find((value) => value !== null) ?? null;
  return {
    title: text(`${oci}title`, `${older}name`),
    version: text(`${oci}version`, `${older}version`),
    revision: text(`${oci}revision`, `${older}vcs-ref`),
    source: webAddress(text(`${oci}source`)) ?? webAddress(text(`${older}vcs-url`)),
    url: webAddress(text(`${oci}url`)) ?? webAddress(text(`${older}url`)),
    documentation: webAddress(text(`${oci}documentation`)) ?? webAddress(text(`${older}usage`)),
    createdAtMs: momentOf(text(`${oci}created`, `${older}build-date`)),
    baseName: text(`${oci}base.name`),
    refName: text(`${oci}ref.name`),
  };
}

function textOf(texts: Texts, name: string): string | null {
  const value = Object.hasOwn(texts, name) ? (texts[name] ?? '').trim() : '';
  // Cut values are worse than none.
  const isUsable = value !== '' && value.length < longest && !value.endsWith('…') && !/\p{Cc}/u.test(value);
  return isUsable ? value : null;
}

/** An address that a browser may be sent to, without a login in it. */
export function webAddress(text: string | null): string | null {
  if (text === null || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  url.username = '';
  url.password = '';
  return url.href;
}

/** Builds that shall be repeatable say 1970 or 1980, which is no date. */
export function believableMs(atMs: number | null): number | null {
  return atMs !== null && atMs >= Date.UTC(2000, 0) ? atMs : null;
}

function momentOf(text: string | null): number | null {
  const atMs = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(atMs) ? null : believableMs(atMs);
}
