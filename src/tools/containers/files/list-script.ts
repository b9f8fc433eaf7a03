/** What the script may say in all; a folder that needs more is listed in part. */
export const maxOutputBytes = 32 * 1024 * 1024;

/*
 * Names are untrusted and may hold line breaks, so every text ends with NUL, and nothing is ever evaluated. GNU find says
 * everything in one go. The find of busybox only says names; then stat says the rest in lines that end with the name, which is
 * known by then, and readlink the targets.
 */
const gnu = `find "$1/" -mindepth 1 -maxdepth 1 -printf '%y %m %s %U %G %T@ %f\\0%l\\0' 2>/dev/null`;
const busybox = [
  `find "$1/" -mindepth 1 -maxdepth 1 -print0 2>/dev/null`,
  `printf '\\0'`,
  `find "$1/" -mindepth 1 -maxdepth 1 -exec stat -c '%f %s %u %g %Y %n' {} + 2>/dev/null`,
  `printf '\\0'`,
  `find "$1/" -mindepth 1 -maxdepth 1 -type l -exec sh -c 'for f; do printf "%s\\0" "$f"; readlink -n "$f"; printf "\\0"; done' sh {} + 2>/dev/null`,
].join('\n');

/** Run as `sh -c <script> sh <folder>`. Begins with `G` or `B` and NUL, ends with `E` and NUL when nothing was cut. */
export const listScript = [
  `(if find /dev/null -maxdepth 0 -printf '' >/dev/null 2>&1`,
  `then printf 'G\\0'; ${gnu}`,
  `else printf 'B\\0'`,
  busybox,
  `fi; printf 'E\\0') | head -c ${maxOutputBytes}`,
].join('\n');
