import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromRoot } from './set-up/root.mjs';
import { main, run } from './set-up/run.mjs';
import { installPackages } from './set-up/packages.mjs';
import { findNode } from './set-up/node.mjs';
import { buildWeb } from './set-up/web.mjs';

/** `npm test`: sets up what is missing, runs all tests (or those that the arguments select) and sums up. */
await main(async (args) => {
  await installPackages();
  const node = findNode();
  await buildWeb(node);
  const folder = mkdtempSync(join(tmpdir(), 'nexus-test-'));
  const report = join(folder, 'report.json');
  const skips = join(folder, 'skips.txt');
  try {
    const code = await run(node, vitest(report, args), { env: { NEXUS_TEST_SKIPS: skips } });
    showSkipped(skips);
    return showSum(report, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function vitest(report, args) {
  const cli = fromRoot('node_modules', 'vitest', 'vitest.mjs');
  return [cli, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args];
}

/** The tests write a line here for each thing that an engine missing on this machine made them skip. */
function showSkipped(path) {
  if (!existsSync(path)) return;
  const names = [...new Set(readFileSync(path, 'utf8').split('\n').filter(Boolean))];
  console.log(`\nSkipped here, because what it needs is absent (${names.length}):`);
  for (const name of names) console.log(`  ${name}`);
}

/** Ends with the line `N passed, N failed`; a file that could not even be loaded counts as one failure. */
function showSum(path, code) {
  if (!existsSync(path)) {
    console.error('\nThe test runner ended without a report.');
    return code || 1;
  }
  const report = JSON.parse(readFileSync(path, 'utf8'));
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  for (const file of broken) console.log(`\nCould not run ${file.name}: ${file.message}`);
  const failed = report.numFailedTests + broken.length;
  if (code !== 0 && failed === 0)
    console.log('\nThe test runner reported an error outside of the tests: see above.');
  console.log(`\n${report.numPassedTests} passed, ${failed} failed`);
  return failed > 0 ? 1 : code;
}
