/** How the container that NEXUS runs in was replaced last. */
export interface SelfTables {
  self_recreations: {
    host: string;
    /** `KeptSelfRecreation` */
    record: string;
  };
}
