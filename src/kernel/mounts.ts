/** The mount that holds `path`, from the text of /proc/self/mountinfo (proc_pid_mountinfo(5)). */
export function mountOf(mountinfo: string, path: string): { point: string; filesystem: string } | undefined {
  let found: { point: string; filesystem: string } | undefined;
  for (const line of mountinfo.split('\n')) {
    const [place, source] = line.split(' - ');
    const point = unescaped(place?.split(' ')[4] ?? '');
    const holds = point === '/' || path === point || path.startsWith(`${point}/`);
    // A later line covers an earlier one by the same name.
    if (source && point && holds && point.length >= (found?.point.length ?? 0)) {
      found = { point, filesystem: source.split(' ')[0]! };
    }
  }
  return found;
}

/** Spaces and the like are written as three octal digits. */
function unescaped(text: string): string {
  return text.replaceAll(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}
