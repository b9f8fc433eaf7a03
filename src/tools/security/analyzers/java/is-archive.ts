/** Whether a name is that of a Java archive, of a program or of a plugin. */
export function isArchive(path: string): boolean {
  return /\.(jar|war|ear|par|hpi|jpi|sar|kar|lpkg)$/i.test(path);
}
