/**
 * Go's version as the Go vulnerability database writes that of `stdlib`: `go1.22rc1 X:loopvar` becomes `1.22.0-rc.1`. Marks of those who
 * built it (`-fips`, `b7`, `X:boringcrypto`) are dropped; a version of development becomes empty.
 */
export function standardLibraryVersion(goVersion: string): string {
  const [, major, minor, patch = '0', kind, count] =
    /^go(\d{1,4})\.(\d{1,4})(?:\.(\d{1,4}))?(?:(rc|beta)(\d{1,4}))?/.exec(goVersion) ?? [];
  if (major === undefined) return '';
  return `${major}.${minor}.${patch}${kind === undefined ? '' : `-${kind}.${count}`}`;
}
