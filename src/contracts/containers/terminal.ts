export const terminalEndpoints = {};
