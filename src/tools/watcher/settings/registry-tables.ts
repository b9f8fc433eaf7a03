/** `domain` is the first that the settings are for, so that there are settings for it once. */
export interface RegistryTables {
  registries: {
    id: string;
    kind: string;
    domain: string;
    settings: string;
    updated_at_ms: number;
    updated_by: string;
  };
}
