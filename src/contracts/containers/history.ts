export const historyEndpoints = {};
