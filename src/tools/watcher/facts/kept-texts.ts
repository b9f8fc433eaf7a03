const kept = /^org\.(opencontainers\.image|label-schema)\./;
const longest = 1000;
const most = 64;

/** Of the labels or annotations of an image, those that say where it comes from. */
export function keptTexts(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(texts).filter(
    ([name, text]) => kept.test(name) && name.length <= longest && text.length <= longest,
  );
  return Object.fromEntries(entries.slice(0, most));
}
