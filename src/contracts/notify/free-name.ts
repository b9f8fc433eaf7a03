/** `name`, or with the first number behind it that makes it a name which nobody has; upper and lower case are the same. */
export function freeName(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map(plain));
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? name.trim() : `${name.trim()} ${number}`;
    if (!used.has(plain(free))) return free;
  }
}

function plain(name: string): string {
  return name.trim().toLowerCase();
}
