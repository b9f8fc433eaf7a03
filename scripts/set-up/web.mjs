import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fromRoot } from './root.mjs';
import { runOrStop, say } from './run.mjs';

const stamp = fromRoot('dist', 'web.stamp');
/** Everything that the built web app is made from. */
const sources = ['src/web', 'src/contracts', 'vite.config.ts', 'package-lock.json', 'package.json'];

/** Builds the web app into dist/web, unless it was built from these very sources already. */
export async function buildWeb(node) {
  const wanted = fingerprint();
  if (existsSync(fromRoot('dist', 'web', 'index.html')) && lastBuilt() === wanted) return;
  say('building the web app …');
  const vite = fromRoot('node_modules', 'vite', 'bin', 'vite.js');
  await runOrStop('Building the web app (vite)', node, [vite, 'build', '--logLevel', 'warn']);
  mkdirSync(fromRoot('dist'), { recursive: true });
  writeFileSync(stamp, wanted);
}

function lastBuilt() {
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const path of sources.flatMap(filesUnder))
    hash.update(`${path}\0`).update(readFileSync(fromRoot(path)));
  return hash.digest('hex');
}

/** The files of a folder and its folders, tests left out, from the repository's root; a file stands for itself. */
function filesUnder(path) {
  if (!path.startsWith('src/')) return [path];
  return readdirSync(fromRoot(path), { recursive: true })
    .filter((name) => /\.\w+$/.test(name) && !name.includes('.test.'))
    .map((name) => `${path}/${name.replaceAll('\\', '/')}`)
    .toSorted();
}
