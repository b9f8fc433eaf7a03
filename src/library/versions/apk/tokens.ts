import { compareNumber } from '../docker-tag/compare-numbers.ts';
import { compareTexts } from '../parts/compare-texts.ts';

/** In the order in which they may follow each other; where two versions part, the earlier kind is the newer version. */
const kinds = ['initial', 'number', 'letter', 'suffix', 'suffixNumber', 'hash', 'revision', 'end'] as const;

export interface Token {
  readonly kind: (typeof kinds)[number];
  readonly text: string;
}

const end: Token = { kind: 'end', text: '' };
/** From the oldest; those before the empty one come before the release. */
const suffixes = ['alpha', 'beta', 'pre', 'rc', '', 'cvs', 'svn', 'git', 'hg', 'p'];
const releaseRank = suffixes.indexOf('');

const written =
  /^\d+(?:\.\d+)*[a-z]?(?:_(?:alpha|beta|pre|rc|cvs|svn|git|hg|p)\d*)*(?:~[0-9a-fA-F]+)?(?:-r\d+)?$/;
const piece = /\.\d+|_[a-z]+|~[0-9a-fA-F]+|-r\d+|[a-z]|\d+/g;
const marks: Readonly<Record<string, Token['kind']>> = { '.': 'number', _: 'suffix', '~': 'hash' };

/** `digits{.digits}{letter}{_suffix{digits}}{~hash}{-rdigits}`: version.c of apk-tools. */
export function readTokens(text: string): readonly Token[] | undefined {
  if (!written.test(text)) return undefined;
  return text.match(piece)?.map((one, index): Token => {
    const mark = one.charAt(0);
    const kind = marks[mark];
    if (kind !== undefined) return { kind, text: one.slice(1) };
    if (mark === '-') return { kind: 'revision', text: one.slice(2) };
    if (/[a-z]/.test(mark)) return { kind: 'letter', text: one };
    return { kind: index === 0 ? 'initial' : 'suffixNumber', text: one };
  });
}

export function compareTokens(a: readonly Token[], b: readonly Token[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const left = a[index] ?? end;
    const right = b[index] ?? end;
    const order = left.kind === right.kind ? compareAlike(left, right) : compareKinds(left, right);
    if (order !== 0) return order;
  }
  return 0;
}

function compareAlike({ kind, text }: Token, { text: other }: Token): number {
  switch (kind) {
    case 'letter':
    case 'hash':
    case 'end':
      return compareTexts(text, other);
    case 'suffix':
      return suffixes.indexOf(text) - suffixes.indexOf(other);
    case 'number':
      // Behind the first dot, 1.05 is 1 and five hundredths.
      return text.startsWith('0') || other.startsWith('0')
        ? compareTexts(text, other)
        : compareNumber(text, other);
    case 'initial':
    case 'suffixNumber':
    case 'revision':
      return compareNumber(text, other);
  }
}

function compareKinds(a: Token, b: Token): number {
  if (isBeforeRelease(a)) return -1;
  if (isBeforeRelease(b)) return 1;
  return kinds.indexOf(b.kind) - kinds.indexOf(a.kind);
}

function isBeforeRelease({ kind, text }: Token): boolean {
  return kind === 'suffix' && suffixes.indexOf(text) < releaseRank;
}
