export const volumesEndpoints = {};
