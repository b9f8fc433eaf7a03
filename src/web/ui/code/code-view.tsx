import { lazy, Suspense } from 'react';
import { LoadingBlock } from '../loading.tsx';
import type { CodeDiagnostic } from './diagnostics.ts';

/** What could come next where the cursor is. */
export interface CodeCompletion {
  /** The part that is typed already, right before the cursor. */
  readonly typed: string;
  readonly options: readonly { readonly label: string; readonly text: string }[];
}

export interface CodeViewProps {
  text: string;
  language: 'json' | 'yaml' | 'liquid' | 'text';
  label: string;
  /** Pixels, or any height of CSS; without it, as tall as the text up to 480 px. */
  height?: number | string;
  /** Editable when given. The text comes back with the line ends it had. */
  onChange?: (text: string) => void;
  /** Marked in the gutter and underlined; the message shows on hover, and with `mod+shift+m` as a list. */
  diagnostics?: readonly CodeDiagnostic[];
  /** Where to put the cursor; a new object moves it again. */
  reveal?: { readonly line: number; readonly column?: number | null };
  /** What keys do while the cursor is inside, in the notation of shortcuts: `mod+s`. */
  commands?: Readonly<Record<string, () => void>>;
  /** Given the text before the cursor. */
  complete?: (before: string) => CodeCompletion | null;
}

const CodeEditor = lazy(async () => ({ default: (await import('./code-editor.tsx')).CodeEditor }));

export function CodeView(props: CodeViewProps) {
  const height = typeof props.height === 'number' ? props.height : 160;
  return (
    <Suspense fallback={<LoadingBlock height={height} label={props.label} />}>
      <CodeEditor {...props} />
    </Suspense>
  );
}
