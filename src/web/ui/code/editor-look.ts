import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { tags } from '@lezer/highlight';
import { EditorView } from 'codemirror';

const highlighting = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent-ink)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--up)' },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: 'var(--working)' },
  { tag: tags.comment, color: 'var(--faint)', fontStyle: 'italic' },
  { tag: tags.invalid, color: 'var(--down)' },
]);

const text = {
  '&': { color: 'var(--ink)', backgroundColor: 'var(--field)', fontSize: '12.5px', height: '100%' },
  // The frame around it shows the focus: an outline here would lie below the gutter.
  '&.cm-focused': { outline: 'none' },
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
  '.cm-searchMatch': { backgroundColor: 'var(--match)', color: 'var(--on-match)' },
  '.cm-foldPlaceholder': { background: 'var(--elevated)', color: 'var(--muted)', border: 'none' },
  // Below 16 px, phones zoom the page when the editor takes focus.
  '@media (pointer: coarse)': { '&': { fontSize: '16px' }, '.cm-scroller': { lineHeight: '1.5rem' } },
};

const panels = {
  '.cm-panels, .cm-tooltip': { backgroundColor: 'var(--overlay)', color: 'var(--ink)' },
  '.cm-panel.cm-search, .cm-panel.cm-gotoLine': {
    fontFamily: 'var(--font-sans)',
    fontSize: '12.5px',
    padding: '6px 8px',
  },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-tooltip': {
    border: '1px solid var(--line-strong)',
    borderRadius: '6px',
    maxWidth: 'min(32rem, 90vw)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent-fill)',
    color: 'var(--on-accent)',
  },
  '.cm-textfield, .cm-button': {
    background: 'var(--base)',
    color: 'var(--ink)',
    border: '1px solid var(--control)',
  },
};

/** The stock marks of a diagnostic are pictures at `data:` addresses, which the policy of the page refuses. */
const diagnostics = {
  '.cm-lint-marker': { width: '0.75rem', height: 'auto', fontSize: '0.7rem', lineHeight: '1.25rem' },
  '.cm-lint-marker-error': { content: 'normal', color: 'var(--down)' },
  '.cm-lint-marker-warning': { content: 'normal', color: 'var(--degraded)' },
  '.cm-lint-marker-error::before': { content: '"■"' },
  '.cm-lint-marker-warning::before': { content: '"▲"' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--down)' },
  '.cm-lintRange-warning': { backgroundImage: 'none', textDecoration: 'underline wavy var(--degraded)' },
  '.cm-diagnostic': { fontFamily: 'var(--font-sans)', padding: '4px 8px', whiteSpace: 'pre-wrap' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--down)' },
  '.cm-diagnostic-warning': { borderLeft: '3px solid var(--degraded)' },
  '.cm-lintPoint:after': { borderBottomColor: 'var(--down)' },
};

/** The colours and type of the app, from its tokens. */
export const editorLook: Extension = [
  syntaxHighlighting(highlighting),
  EditorView.theme({ ...text, ...panels, ...diagnostics }),
];
