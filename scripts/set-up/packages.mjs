import { existsSync, readFileSync } from 'node:fs';
import { fromRoot } from './root.mjs';
import { runOrStop, say } from './run.mjs';

/** Installs what package-lock.json lists, unless node_modules holds exactly that already. */
export async function installPackages() {
  if (isInstalled()) return;
  say('installing packages from the lockfile …');
  // Packages' own scripts stay off: none is needed, and an install then runs nobody else's code.
  const args = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  await runOrStop('Installing packages (npm ci)', ...npm(args));
}

/** npm leaves a copy of the lockfile in node_modules at the end of every install, whoever started it. */
function isInstalled() {
  const copy = fromRoot('node_modules', '.package-lock.json');
  if (!existsSync(copy)) return false;
  const installed = packagesOf(copy);
  return Object.entries(packagesOf(fromRoot('package-lock.json'))).every(([path, wanted]) => {
    const found = installed[path];
    if (found) return found.version === wanted.version && found.integrity === wanted.integrity;
    return path === '' || (wanted.optional === true && !isForThisMachine(wanted));
  });
}

function packagesOf(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
}

/** Whether an optional package is a program built for this machine, and so one that npm would have installed. */
function isForThisMachine({ os, cpu, libc }) {
  return isOrHas(os, process.platform) && isOrHas(cpu, process.arch) && libc === undefined;
}

function isOrHas(oneOrMany, value) {
  return [oneOrMany].flat().includes(value);
}

/** npm tells the scripts it runs where it is; that also works where `npm` is a batch file. */
function npm(args) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') ? [process.execPath, [cli, ...args]] : ['npm', args];
}
