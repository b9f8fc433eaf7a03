let from: { readonly flaw: string; readonly path: string } | null = null;

/** A flaw is opened from another page than the list: closing it goes back there. */
export function rememberOrigin(flaw: string, path: string): void {
  from = { flaw, path };
}

/** Where closing this flaw leads to; null: to the list. Asked once. */
export function takeOrigin(flaw: string): string | null {
  const path = from?.flaw === flaw ? from.path : null;
  from = null;
  return path;
}
