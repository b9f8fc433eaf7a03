/** What registries said. `repository` is its domain and path in full: `docker.io/library/nginx`. */
export interface FactTables {
  tag_facts: {
    repository: string;
    tag: string;
    digest: string | null;
    /** 0 or 1 */
    is_index: number | null;
    /** Of the answer that told the digest. */
    etag: string | null;
    answered_ms: number | null;
    checked_ms: number;
    /** `FactProblem` */
    problem: string | null;
  };
  /** All digests that a tag was seen with, and since when. */
  tag_digests: {
    repository: string;
    tag: string;
    digest: string;
    seen_ms: number;
  };
  tag_lists: {
    repository: string;
    /** Of the names: what did not change is not written again. Null: it was never listed. */
    hash: string | null;
    /** 0 or 1 */
    is_cut: number;
    answered_ms: number | null;
    checked_ms: number;
    /** `FactProblem` */
    problem: string | null;
  };
  /** Apart, since they can be long: only who wants a list reads them. */
  tag_list_names: {
    repository: string;
    /** `SeenNames` */
    names: string;
  };
  image_facts: {
    repository: string;
    digest: string;
    /** `platformKey` */
    platform: string;
    /** `ImageFact` */
    fact: string;
    learned_ms: number;
  };
  paces: {
    host: string;
    /** `Pace` */
    pace: string;
    at_ms: number;
  };
}
