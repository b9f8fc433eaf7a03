/** A variable that says which version the program is. */
const variable = /^(?:app|build|git|main|semver|server)?_?ver(?:sion)?(?:_?(?:number|string|tag))?$/i;
const version = /^v?(\d+\.\d+(?:\.\d+)?(?:[-+.][\w.+-]+)?)$/;
const mostSettingBytes = 64 * 1024;

/**
 * The version of a program that was built outside of its module, from `-ldflags "-X main.version=1.2.3"`, as `v1.2.3`. A variable of
 * package `main` counts first, then one of the program's own packages, then any; empty when there is none, or two that differ.
 */
export function linkedVersion(settings: readonly string[], module: string): string {
  const flags = settings.find((setting) => setting.startsWith('-ldflags='))?.slice('-ldflags='.length) ?? '';
  const ranked: [Set<string>, Set<string>, Set<string>] = [new Set(), new Set(), new Set()];
  for (const [name, value] of assignments(unquoted(flags.slice(0, mostSettingBytes)))) {
    const dot = name.lastIndexOf('.');
    const found = variable.test(name.slice(dot + 1)) ? version.exec(value)?.[1] : undefined;
    if (found !== undefined) ranked[rankOf(name.slice(0, Math.max(0, dot)), module)].add(`v${found}`);
  }
  const best = ranked.find(({ size }) => size > 0) ?? new Set<string>();
  return best.size === 1 ? [...best][0]! : '';
}

function rankOf(folder: string, module: string): 0 | 1 | 2 {
  if (folder === 'main') return 0;
  return folder === module || folder.startsWith(`${module}/`) ? 1 : 2;
}

/** Go quotes the whole setting when it holds quotes itself. */
function unquoted(flags: string): string {
  if (!flags.startsWith('"')) return flags.startsWith('`') ? flags.slice(1, -1) : flags;
  try {
    return String(JSON.parse(flags));
  } catch {
    return flags;
  }
}

/** `-X name=value`, `-X=name=value`, either in quotes. */
function* assignments(flags: string): Generator<readonly [string, string], void> {
  const words = flags.match(/'[^']*'|"[^"]*"|[^\s'"]+(?:'[^']*'|"[^"]*")?/g) ?? [];
  for (const [at, word] of words.entries()) {
    const given = word === '-X' || word === '--X' ? words[at + 1] : /^--?X=(.*)$/s.exec(word)?.[1];
    const plain = given?.replaceAll(/['"]/g, '') ?? '';
    const equals = plain.indexOf('=');
    if (equals > 0) yield [plain.slice(0, equals), plain.slice(equals + 1)];
  }
}
