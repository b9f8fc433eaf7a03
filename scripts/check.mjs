import { execFile } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { fromRoot } from './set-up/root.mjs';
import { main } from './set-up/run.mjs';
import { installPackages } from './set-up/packages.mjs';
import { findNode } from './set-up/node.mjs';

const steps = {
  lint: ['oxlint/bin/oxlint', '--type-aware', '--deny-warnings'],
  format: ['oxfmt/bin/oxfmt', '--check'],
  'types of the server': ['typescript/bin/tsc', '-p', '.'],
  'types of the web app': ['typescript/bin/tsc', '-p', 'src/web'],
  'dead code': ['knip/bin/knip.js', '--no-progress'],
};

/** `npm run check`: everything that can be said about the code without running it. */
await main(async () => {
  await installPackages();
  const node = findNode();
  const results = await Promise.all(Object.entries(steps).map(([name, step]) => check(node, name, step)));
  return results.every(Boolean) ? 0 : 1;
});

function check(node, name, [program, ...args]) {
  const started = performance.now();
  const options = { cwd: fromRoot(), maxBuffer: 64 << 20 };
  return new Promise((resolve) => {
    execFile(node, [fromRoot('node_modules', program), ...args], options, (error, output, errors) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${error ? 'FAILED' : 'ok    '} ${name} (${seconds} s)`);
      if (error) console.log(stripVTControlCharacters(`${output}${errors}`));
      resolve(!error);
    });
  });
}
