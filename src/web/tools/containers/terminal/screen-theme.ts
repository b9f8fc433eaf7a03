import type { ITheme } from '@xterm/xterm';

/** The sixteen colours of ECMA-48 programs, in their order, chosen to be told apart on each of our two grounds. */
const ansi = {
  dark: '#2b2b3a #ff7b7b #4cd787 #f5b83d #6cb2ff #c792ea #4fd6d6 #d5d5e2 #75758c #ff9d9d #7ce8a7 #ffd479 #9accff #dcb4f7 #86e9e9 #ffffff',
  light:
    '#15151f #b3261e #0d7a43 #8a5a00 #1f5fc4 #7a35b5 #00707a #55556a #64647a #c11f1f #0b6b3a #7a4f00 #1a52ab #6a2ba0 #005f68 #2b2b3a',
};
const names = [
  'black',
  'red',
  'green',
  'yellow',
  'blue',
  'magenta',
  'cyan',
  'white',
  'brightBlack',
  'brightRed',
  'brightGreen',
  'brightYellow',
  'brightBlue',
  'brightMagenta',
  'brightCyan',
  'brightWhite',
] as const;

/** The terminal in the colours of the page, read from its tokens. */
export function screenTheme(isLight: boolean): ITheme {
  const tokens = getComputedStyle(document.documentElement);
  const token = (name: string) => tokens.getPropertyValue(name).trim();
  const colours = (isLight ? ansi.light : ansi.dark).split(' ');
  return {
    ...Object.fromEntries(names.map((name, index) => [name, colours[index]])),
    background: token('--field'),
    foreground: token('--ink'),
    cursor: isLight ? '#007a5a' : '#00c896',
    cursorAccent: token('--field'),
    selectionBackground: isLight ? '#00704f40' : '#00c89655',
    scrollbarSliderBackground: isLight ? '#10102030' : '#ffffff30',
    scrollbarSliderHoverBackground: isLight ? '#10102050' : '#ffffff50',
    scrollbarSliderActiveBackground: isLight ? '#10102070' : '#ffffff70',
  };
}
