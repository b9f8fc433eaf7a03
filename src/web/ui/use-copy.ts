import { useEffect, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { uiText } from '../i18n/ui-text.ts';
import { showToast } from './toast.ts';

/** Copies and is `copied` for a moment. Without https browsers offer no clipboard; the old way is tried then. */
export function useCopy(): { copied: boolean; copy: (content: string) => Promise<void> } {
  const text = useText(uiText);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);
  async function copy(content: string) {
    if (await copyText(content)) setCopied(true);
    else showToast({ kind: 'error', title: text('copyFailed') });
  }
  return { copied, copy };
}

export async function copyText(content: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(content);
    return true;
  } catch {
    return copyThroughSelection(content);
  }
}

function copyThroughSelection(content: string): boolean {
  const area = document.createElement('textarea');
  const focused = document.activeElement;
  area.value = content;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  // Inside an open dialog the focus is trapped, so the helper must be inside it too.
  (document.querySelector('[role="dialog"]') ?? document.body).append(area);
  area.select();
  const worked = document.execCommand?.('copy') ?? false;
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return worked;
}
