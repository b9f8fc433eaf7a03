export const recreateEndpoints = {};
