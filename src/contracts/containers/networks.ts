export const networksEndpoints = {};
