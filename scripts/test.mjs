import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromRoot } from './set-up/root.mjs';
import { main, run } from './set-up/run.mjs';
import { installPackages } from './set-up/packages.mjs';
import { compileCache, findNode } from './set-up/node.mjs';
import { buildWeb } from './set-up/web.mjs';

/** Side by side: what drives the one container engine of this machine, file by file, and everything else. */
const lanes = [
  ['--project', 'system'],
  ['--project', 'unit', '--project', 'web', '--project', 'servers'],
];

/** `npm test`: sets up what is missing, runs all tests (or those that the arguments select) and sums up. */
await main(async (args) => {
  await installPackages();
  const node = findNode();
  await buildWeb(node);
  const folder = mkdtempSync(join(tmpdir(), 'nexus-test-'));
  const skips = join(folder, 'skips.txt');
  try {
    const chosen = args.length > 0 ? [args] : lanes;
    const ended = await Promise.all(
      chosen.map((lane, number) => runLane(node, lane, { folder, skips, number })),
    );
    showSkipped(skips);
    return showSum(ended);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** The first lane is seen as it runs; what another one says is told when it has ended. */
async function runLane(node, args, { folder, skips, number }) {
  const report = join(folder, `report-${number}.json`);
  const said = join(folder, `said-${number}.txt`);
  const output = number === 0 ? undefined : openSync(said, 'w');
  const stdio = output === undefined ? 'inherit' : ['ignore', output, output];
  const code = await run(node, vitest(report, args), {
    env: { ...compileCache(), NEXUS_TEST_SKIPS: skips },
    stdio,
  });
  if (output !== undefined) {
    closeSync(output);
    process.stdout.write(readFileSync(said));
  }
  return { report, code };
}

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
function showSum(ended) {
  const sum = { passed: 0, failed: 0, code: 0 };
  for (const { report, code } of ended) {
    sum.code ||= code;
    if (!existsSync(report)) {
      console.error('\nA test runner ended without a report.');
      sum.code ||= 1;
      continue;
    }
    const { passed, failed } = countOf(JSON.parse(readFileSync(report, 'utf8')));
    sum.passed += passed;
    sum.failed += failed;
  }
  if (sum.code !== 0 && sum.failed === 0)
    console.log('\nA test runner reported an error outside of the tests: see above.');
  console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed > 0 ? 1 : sum.code;
}

function countOf({ testResults, numPassedTests, numFailedTests }) {
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  for (const file of broken) console.log(`\nCould not run ${file.name}: ${file.message}`);
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}
