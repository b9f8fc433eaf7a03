import { existsSync } from 'node:fs';
import { fromRoot } from './root.mjs';
import { SetUpError } from './run.mjs';

/** The first Node 24 whose SQLite has the write-ahead log repaired (3.51.3). */
const needed = [24, 15];

/** The path of a Node that can run NEXUS: the one that npm installed for this machine, or the running one. */
export function findNode() {
  const installed = fromRoot('node_modules', `node-${platformName()}-${process.arch}`, 'bin', executable());
  if (existsSync(installed) && !isMusl()) return installed;
  if (isRecent(process.versions.node)) return process.execPath;
  throw new SetUpError(
    `NEXUS needs Node ${needed.join('.')} or newer; this is ${process.versions.node}, and npm has no Node for ` +
      `${process.platform} on ${process.arch}. Install it (for example with your package manager, fnm or nvm) and try again.`,
  );
}

function platformName() {
  return process.platform === 'win32' ? 'win' : process.platform;
}

function executable() {
  return process.platform === 'win32' ? 'node.exe' : 'node';
}

/** npm's Node is linked to glibc, which Alpine and its like do not have. */
function isMusl() {
  if (process.platform !== 'linux') return false;
  process.report.excludeNetwork = true;
  return process.report.getReport().header.glibcVersionRuntime === undefined;
}

function isRecent(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > needed[0] || (major === needed[0] && minor >= needed[1]);
}

/** Where Node keeps stripped and compiled modules between starts: a start from source takes half the time. */
export function compileCache() {
  return {
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? fromRoot('node_modules', '.cache', 'nexus'),
  };
}
