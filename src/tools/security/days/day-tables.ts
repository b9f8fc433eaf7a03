export interface DayTables {
  security_days: {
    /** Midnight, UTC */
    day_ms: number;
    /** `LabDay` of the contract as JSON */
    day: string;
  };
}
