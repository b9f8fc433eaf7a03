const maxLineLength = 4_096;

/** Hands on each line once it is whole; long ones are cut. */
export function lineSplitter(onLine: ((line: string) => void) | undefined) {
  let open = '';
  return {
    push(text: string): void {
      if (!onLine) return;
      const lines = (open + text).split(/\r?\n/);
      open = (lines.pop() ?? '').slice(0, maxLineLength);
      for (const line of lines) onLine(line.slice(0, maxLineLength));
    },
    end(): void {
      if (open !== '') onLine?.(open);
    },
  };
}
