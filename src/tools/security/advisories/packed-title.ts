/**
 * Words that titles of advisories repeat, each kept as one control character; the first 28 take one byte, the others two. The order
 * is stored: a change of it is a new format of the index.
 */
const words = [
  ' in github.com/',
  'vulnerability',
  'vulnerable to ',
  'authentication',
  'authorization',
  ' allows ',
  'arbitrary ',
  'ross-site scripting',
  'enial of service',
  'injection',
  'ath traversal',
  'validation',
  'privilege escalation',
  'nformation disclosure',
  'execution',
  'mproper ',
  'nauthenticated ',
  'attacker',
  ' bypass',
  ' via ',
  ' and ',
  ' the ',
  ' with',
  ' to ',
  ' of ',
  ' in ',
  'github.com/',
  'server',
  'Vulnerab',
  'Authenticat',
  'Authorizat',
  'Injection',
  'Path Traversal',
  'Cross-Site Scripting',
  'Cross-site Scripting',
  'Denial of Service',
  'Privilege Escalation',
  'Information ',
  'Execution',
  'Arbitrary ',
  ' Bypass',
  'Incorrect ',
  ' vulnerab',
  ' can ',
  ' when ',
  ' through ',
  ' for ',
  ' file',
  'access',
  'exposure',
  'resource',
  'certificate',
  'permission',
  'overflow',
  'request',
  'command',
  'Mattermost',
  'ubernetes',
  'memory',
  'ecurity',
] as const;

const codes = [
  ...Array.from({ length: 31 }, (_, at) => at + 1).filter((code) => ![9, 10, 13].includes(code)),
  ...Array.from({ length: 32 }, (_, at) => at + 0x80),
].map((code) => String.fromCharCode(code));
const codeOf = new Map<string, string>(words.map((word, at) => [word, codes[at] ?? '']));
const wordOf = new Map<string, string>(words.map((word, at) => [codes[at] ?? '', word]));
const anyWord = new RegExp(
  words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replaceAll('.', String.raw`\.`))
    .join('|'),
  'g',
);
const anyCode = /\p{Cc}/gu;

/** The title has no control characters. */
export function packTitle(title: string): string {
  return title.replaceAll(anyWord, (word) => codeOf.get(word) ?? word);
}

export function unpackTitle(packed: string): string {
  return packed.replaceAll(anyCode, (code) => wordOf.get(code) ?? code);
}
