export interface InventoryTables {
  inventories: {
    /** `sha256:…` */
    image: string;
    /** `scanRevisions` */
    revisions: string;
    scanned_ms: number;
    /** When a host last had the image. */
    seen_ms: number;
    package_count: number;
    problem_count: number;
    /** `Inventory`, as `packJson` writes it */
    inventory: Uint8Array;
  };
  layer_scans: {
    /** `sha256:…` */
    diff_id: string;
    /** `scanRevisions` */
    revisions: string;
    used_ms: number;
    size_bytes: number;
    /** `LayerScan`, as `packScan` writes it */
    scan: Uint8Array;
  };
}
