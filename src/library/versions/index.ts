import { apk } from './apk.ts';
import { dockerTag } from './docker-tag.ts';
import { dpkg } from './dpkg.ts';
import { gem } from './gem.ts';
import { go } from './go.ts';
import { maven } from './maven.ts';
import { nuget } from './nuget.ts';
import { packagist } from './packagist.ts';
import { pep440 } from './pep440.ts';
import { rpmIgnoringMissingEpoch } from './rpm-ignoring-missing-epoch.ts';
import { rpm } from './rpm.ts';
import type { VersionScheme } from './scheme.ts';
import { semver } from './semver.ts';

export const versionSchemes: readonly VersionScheme[] = [
  dockerTag,
  dpkg,
  apk,
  rpm,
  rpmIgnoringMissingEpoch,
  semver,
  pep440,
  maven,
  go,
  gem,
  packagist,
  nuget,
];
