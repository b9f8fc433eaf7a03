import { lazy, Suspense } from 'react';
import { LoadingBlock } from '../loading.tsx';

export interface CodeViewProps {
  text: string;
  language: 'json' | 'yaml' | 'text';
  label: string;
  /** Pixels; without it, as tall as the text up to 480. */
  height?: number;
  /** Editable when given. */
  onChange?: (text: string) => void;
}

const CodeEditor = lazy(async () => ({ default: (await import('./code-editor.tsx')).CodeEditor }));

export function CodeView(props: CodeViewProps) {
  return (
    <Suspense fallback={<LoadingBlock height={props.height ?? 160} label={props.label} />}>
      <CodeEditor {...props} />
    </Suspense>
  );
}
