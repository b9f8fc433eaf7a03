/** The volumes of a host. */
export interface HostVolumes {}
