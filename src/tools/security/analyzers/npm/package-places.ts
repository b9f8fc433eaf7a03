const manifest = '/package.json';

/** Package managers themselves, outside of any node_modules: Yarn in the images of Node, and what Corepack fetched. */
const managers = /(^|\/)(opt\/yarn-v[^/]+|corepack(\/v\d+)?\/(npm|pnpm|yarn)\/[^/]+)$/;

/** Folders below a package that hold packages for its own tests. */
const testFolders = new Set([
  '__fixtures__',
  '__mocks__',
  '__tests__',
  'example',
  'examples',
  'fixture',
  'fixtures',
  'spec',
  'test',
  'tests',
]);

/** Whether a path is the `package.json` of an installed package, not one of a folder inside it. */
export function isManifest(path: string): boolean {
  if (!path.endsWith(manifest)) return false;
  const folder = path.slice(0, -manifest.length);
  return isInstalled(folder.split('/')) || managers.test(folder);
}

function isInstalled(folders: readonly string[]): boolean {
  const isScoped = folders.at(-2)?.startsWith('@') === true;
  if (folders.at(isScoped ? -3 : -2) !== 'node_modules' || folders.at(-1)?.startsWith('@')) return false;
  const first = folders.indexOf('node_modules');
  return !folders.some((name, at) => at > first + 1 && testFolders.has(name) && !isPackage(folders, at));
}

function isPackage(folders: readonly string[], at: number): boolean {
  const before = folders[at - 1];
  return (
    before === 'node_modules' || (before?.startsWith('@') === true && folders[at - 2] === 'node_modules')
  );
}

/** What Yarn 2 and later keep instead of node_modules: one zip for each package. */
export function isYarnArchive(path: string): boolean {
  return path.endsWith('.zip') && /(^|\/)\.yarn\/(berry\/)?cache\/[^/]+$/.test(path);
}
