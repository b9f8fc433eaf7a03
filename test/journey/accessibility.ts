import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Only what turns for ever may still move. */
const atRest = `document.getAnimations().every((animation) =>
  animation.playState !== 'running' || animation.effect?.getTiming().iterations === Infinity)`;

/** What axe finds on the page as it is now: one line for each element that breaks a rule. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  // Motion would be measured half-faded; what is judged is the page at rest.
  while (!(await page.evaluate<boolean>(atRest))) await page.waitForTimeout(20);
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    // The script above put it there.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const found = (globalThis as unknown as { axe: Axe }).axe;
    // Preloading copies style sheets into inline styles, which the page's own policy refuses and would be blamed for.
    const { violations } = await found.run({ preload: false });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
  });
}

interface Axe {
  run(options: { readonly preload: boolean }): Promise<AxeResult>;
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}
