/** The networks of a host. */
export interface HostNetworks {}
