import type { Analyzer } from './analyzer.ts';
import { apk } from './apk.ts';
import { dpkg } from './dpkg.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { npm } from './npm.ts';
import { osRelease } from './os-release.ts';
import { pypi } from './pypi.ts';
import { rpm } from './rpm.ts';

/** Each file of an image goes to the first that wants it. */
export const analyzers: readonly Analyzer[] = [osRelease, dpkg, apk, rpm, npm, pypi, java, go];
