import { expect, test } from 'vitest';
import { createOutput } from './output.ts';
import { fitWidths, printTable } from './table.ts';

const rows = [
  { name: 'jellyfin', image: 'lscr.io/linuxserver/jellyfin:latest' },
  { name: '漢字', image: 'x\u001b[2J' },
];
const columns = [
  { title: 'NAME', cell: ({ name }: (typeof rows)[number]) => ({ text: name, colour: 'green' as const }) },
  { title: 'IMAGE', cell: ({ image }: (typeof rows)[number]) => image, least: 8 },
];

async function print(terminal: { isTTY: boolean; columns: number }, noColour?: string): Promise<string> {
  let printed = '';
  const write = (text: string, written?: () => void) => {
    printed += text;
    written?.();
    return true;
  };
  const output = createOutput({ stdout: { ...terminal, write }, stderr: { write }, noColour });
  await printTable(output, rows, columns);
  return printed;
}

test('columns give way down to what they need, the widest first', () => {
  expect(fitWidths([10, 40], [10, 8], 32)).toEqual([10, 20]);
  expect(fitWidths([20, 40], [5, 8], 32)).toEqual([15, 15]);
  expect(fitWidths([10, 40], [10, 8], 5)).toEqual([10, 8]);
  expect(fitWidths([10, 40], [10, 8], undefined)).toEqual([10, 40]);
});

test('on a terminal, rows fit its width and controls are shown as text', async () => {
  expect(await print({ isTTY: true, columns: 24 }, '1')).toBe(
    'NAME      IMAGE\njellyfin  lscr.io/linux…\n漢字      x\\x1b[2J\n',
  );
});

test('colours only on a terminal, and not where NO_COLOR is set', async () => {
  expect(await print({ isTTY: true, columns: 80 })).toContain('\u001b[32mjellyfin\u001b[0m');
  expect(await print({ isTTY: true, columns: 80 }, '1')).not.toContain('\u001b');
  const piped = await print({ isTTY: false, columns: 10 });
  expect(piped).not.toContain('\u001b');
  expect(piped).toContain('lscr.io/linuxserver/jellyfin:latest');
});
