/** Whether compose takes it for the name of a project (compose-go `loader.NormalizeProjectName`). */
export function isProjectName(name: string): boolean {
  return /^[a-z0-9][a-z0-9_-]*$/.test(name);
}
