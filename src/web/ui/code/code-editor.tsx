import { json } from '@codemirror/lang-json';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import { tags } from '@lezer/highlight';
import { basicSetup, EditorView } from 'codemirror';
import { useEffect, useRef } from 'react';
import type { CodeViewProps } from './code-view.tsx';

const highlighting = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent-ink)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--up)' },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: 'var(--working)' },
  { tag: tags.comment, color: 'var(--faint)', fontStyle: 'italic' },
  { tag: tags.invalid, color: 'var(--down)' },
]);

const look = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--field)', fontSize: '12.5px', height: '100%' },
  '&.cm-focused': { outline: '2px solid var(--accent-ink)', outlineOffset: '-2px' },
  '.cm-scroller': {
    fontFamily: 'var(--font-mono)',
    fontFeatureSettings: "'calt' 0, 'liga' 0",
    lineHeight: '1.25rem',
  },
  '.cm-gutters': { backgroundColor: 'var(--field)', color: 'var(--faint)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--hover)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--accent) 36%, transparent)',
  },
  '.cm-panels': { backgroundColor: 'var(--overlay)', color: 'var(--ink)' },
  '.cm-textfield, .cm-button': {
    background: 'var(--base)',
    color: 'var(--ink)',
    border: '1px solid var(--control)',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--match)', color: 'var(--on-match)' },
  '.cm-foldPlaceholder': { background: 'var(--elevated)', color: 'var(--muted)', border: 'none' },
});

const languages: Record<CodeViewProps['language'], () => Extension> = { json, yaml, text: () => [] };

/**
 * In a shadow root, where CodeMirror uses constructed style sheets: a `style-src 'self'` policy refuses the style
 * elements it would otherwise add to the page.
 */
export function CodeEditor({ text, language, label, height, onChange }: CodeViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView | null>(null);
  const latest = useRef({ text, onChange });
  useEffect(() => {
    latest.current = { text, onChange };
  });
  const isEditable = onChange !== undefined;
  useEffect(() => {
    if (!host.current) return undefined;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const extensions = [
      basicSetup,
      languages[language](),
      syntaxHighlighting(highlighting),
      look,
      EditorState.readOnly.of(!isEditable),
      EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (docChanged) latest.current.onChange?.(state.doc.toString());
      }),
    ];
    const made = new EditorView({ doc: latest.current.text, extensions, root, parent: root });
    editor.current = made;
    return () => made.destroy();
  }, [language, label, isEditable]);
  useEffect(() => {
    const view = editor.current;
    if (!view || view.state.doc.toString() === text) return;
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
  }, [text]);
  return (
    <div
      ref={host}
      style={height ? { height } : { maxHeight: 480 }}
      className="flex flex-col overflow-auto rounded-md border border-line"
    />
  );
}
