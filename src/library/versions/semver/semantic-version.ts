/** Numbers are of any length, so they stay text. */
export interface SemanticVersion {
  /** Major, minor, patch. */
  readonly numbers: readonly string[];
  /** `['rc', '1']` of `-rc.1`; empty for a release. */
  readonly prerelease: readonly string[];
}
