import { parseNuGet } from './nuget/parse-nuget.ts';
import { defineScheme } from './parts/define-scheme.ts';
import { compareSemantic } from './semver/compare-semantic.ts';

/** NuGet: SemVer 2.0.0 with up to four numbers, where case does not matter; build metadata is ignored. */
export const nuget = defineScheme({
  id: 'nuget',
  title: '.NET package',
  parse: parseNuGet,
  order: compareSemantic,
});
