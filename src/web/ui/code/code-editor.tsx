import { json } from '@codemirror/lang-json';
import { yaml } from '@codemirror/lang-yaml';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState, type Extension, Prec } from '@codemirror/state';
import { basicSetup, EditorView } from 'codemirror';
import { type RefObject, useEffect, useRef } from 'react';
import { codeText } from '../../i18n/code-text.ts';
import { useLanguage } from '../../i18n/language.ts';
import { formatMessage, type Language } from '../../i18n/message.ts';
import { keyOf } from '../shortcuts.ts';
import type { CodeViewProps } from './code-view.tsx';
import { placeDiagnostics } from './diagnostics.ts';
import { editorLook } from './editor-look.ts';
import { type LineEnds, lineEndsOf } from './line-ends.ts';
import { liquid } from './liquid.ts';

const languages: Record<CodeViewProps['language'], () => Extension> = { json, yaml, liquid, text: () => [] };

/**
 * In a shadow root, where CodeMirror uses constructed style sheets: a `style-src 'self'` policy refuses the style
 * elements it would otherwise add to the page.
 */
export function CodeEditor(props: CodeViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useEditor(host, props);
  useDiagnostics(editor, props);
  const { reveal } = props;
  useEffect(() => {
    const view = editor.current;
    if (!view || !reveal) return;
    const line = view.state.doc.line(Math.min(Math.max(1, reveal.line), view.state.doc.lines));
    const anchor = Math.min(line.from + Math.max(0, (reveal.column ?? 1) - 1), line.to);
    view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    view.focus();
  }, [editor, reveal]);
  return (
    <div
      ref={host}
      style={props.height ? { height: props.height } : { maxHeight: 480 }}
      className="flex flex-col overflow-auto rounded-md border border-line focus-within:border-accent-ink focus-within:outline-1 focus-within:outline-accent-ink"
    />
  );
}

type EditorRef = RefObject<EditorView | null>;

/** The one editor in the host, made anew when what it is for changes. */
function useEditor(host: RefObject<HTMLDivElement | null>, props: CodeViewProps): EditorRef {
  const { text, language, label } = props;
  const speech = useLanguage();
  const editor = useRef<EditorView | null>(null);
  const latest = useRef(props);
  const echoes = useRef<string[]>([]);
  const lineEnds = useRef<LineEnds>(lineEndsOf(text));
  useEffect(() => {
    latest.current = props;
  });
  const isEditable = props.onChange !== undefined;
  useEffect(() => {
    if (!host.current) return undefined;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    lineEnds.current = lineEndsOf(latest.current.text);
    const extensions = [
      behaviour(latest),
      languages[language](),
      EditorState.phrases.of(phrasesIn(speech)),
      EditorState.readOnly.of(!isEditable),
      EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (!docChanged) return;
        const typed = lineEnds.current.fromEditor(state.doc.toString());
        echoes.current.push(typed);
        latest.current.onChange?.(typed);
      }),
    ];
    const doc = lineEnds.current.toEditor(latest.current.text);
    const made = new EditorView({ doc, extensions, root, parent: root });
    editor.current = made;
    return () => made.destroy();
  }, [host, language, speech, label, isEditable]);
  useEffect(() => {
    const view = editor.current;
    // What was typed comes back a moment later, when more has been typed: it must not undo that.
    const echo = echoes.current.lastIndexOf(text);
    echoes.current.splice(0, echo + 1);
    if (!view || echo >= 0 || lineEnds.current.fromEditor(view.state.doc.toString()) === text) return;
    lineEnds.current = lineEndsOf(text);
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: lineEnds.current.toEditor(text) },
    });
  }, [text]);
  return editor;
}

/** What every editor here does, whatever it is for. */
function behaviour(latest: RefObject<CodeViewProps>): Extension {
  return [
    Prec.highest(EditorView.domEventHandlers({ keydown: (event) => runCommand(event, latest.current) })),
    lintGutter(),
    basicSetup,
    editorLook,
    completion(latest),
    // Only a line feed ends a line: whatever else stands there is kept as it is.
    EditorState.lineSeparator.of('\n'),
    EditorView.clipboardInputFilter.of((pasted) => pasted.replaceAll('\r\n', '\n')),
  ];
}

function phrasesIn(speech: Language): Record<string, string> {
  return Object.fromEntries(
    Object.entries(codeText).map(([phrase, message]) => [phrase, formatMessage(message, speech)]),
  );
}

/** Before the editor's own keys, some of which are the same. */
function runCommand(event: KeyboardEvent, { commands }: CodeViewProps): boolean {
  const run = commands?.[keyOf(event)];
  run?.();
  return run !== undefined;
}

/** Told as language data (CompletionSource of `@codemirror/autocomplete`), which knows a source again by its identity. */
function completion(latest: RefObject<CodeViewProps>): Extension {
  const autocomplete = ({ state, pos, explicit }: { state: EditorState; pos: number; explicit: boolean }) => {
    const found = latest.current.complete?.(state.sliceDoc(0, pos));
    if (!found || (found.typed === '' && !explicit)) return null;
    const options = found.options.map(({ label, text }) => ({ label, apply: text, type: 'property' }));
    return { from: pos - found.typed.length, options };
  };
  const data = [{ autocomplete }];
  return EditorState.languageData.of(() => data);
}

function useDiagnostics(editor: EditorRef, { diagnostics, language, label, onChange }: CodeViewProps): void {
  const speech = useLanguage();
  const isEditable = onChange !== undefined;
  useEffect(() => {
    const view = editor.current;
    if (view) view.dispatch(setDiagnostics(view.state, placeDiagnostics(diagnostics ?? [], view.state.doc)));
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- an editor made anew has none yet
  }, [editor, diagnostics, language, speech, label, isEditable]);
}
