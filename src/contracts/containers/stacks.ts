export const stacksEndpoints = {};
