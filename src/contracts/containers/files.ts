export const filesEndpoints = {};
