export interface MaintenanceTables {
  maintenance_windows: {
    id: string;
    /** `MaintenanceWindow` */
    window: string;
    updated_ms: number;
  };
}
