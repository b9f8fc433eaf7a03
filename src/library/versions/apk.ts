import { compareTokens, readTokens, type Token } from './apk/tokens.ts';
import { defineScheme } from './parts/define-scheme.ts';

/** Alpine, Wolfi and Chainguard, as apk-tools 3 orders them; what `apk version --check` refuses is no version. */
export const apk = defineScheme<readonly Token[]>({
  id: 'apk',
  title: 'Alpine package',
  parse: readTokens,
  order: compareTokens,
});
