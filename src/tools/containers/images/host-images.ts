/** The images of a host. */
export interface HostImages {}
