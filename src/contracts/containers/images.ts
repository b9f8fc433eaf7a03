export const imagesEndpoints = {};
