export const editEndpoints = {};
