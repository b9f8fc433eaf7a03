export interface SilenceTables {
  silences: {
    id: string;
    /** `Matcher[]` */
    matchers: string;
    starts_ms: number;
    ends_ms: number;
    created_by: string;
    comment: string;
    updated_ms: number;
  };
}
