/** The one look of everything that floats above the page. */
export const floatClass =
  'rounded-lg bg-overlay text-ink shadow-float outline-none transition-[opacity,transform] duration-150 ease-out ' +
  'data-[starting-style]:opacity-0 data-[ending-style]:opacity-0 data-[starting-style]:scale-[0.98] data-[ending-style]:scale-[0.98]';
