import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const monospace = 'var(--bui-font-monospace, ui-monospace, monospace)';

const surface = EditorView.theme({
  '&': {
    color: 'var(--bui-fg-primary)',
    backgroundColor: 'var(--bui-bg-app)',
    fontSize: 'var(--bui-font-size-2)',
  },
  // The frame shows the focus.
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: monospace, lineHeight: '1.6' },
  '.cm-content': { caretColor: 'var(--bui-fg-primary)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--bui-fg-primary)' },
  '.cm-gutters': {
    backgroundColor: 'var(--bui-bg-neutral-1)',
    color: 'var(--bui-fg-secondary)',
    borderRight: '1px solid var(--bui-border-1)',
  },
  '.cm-activeLine': {
    backgroundColor:
      'color-mix(in srgb, var(--bui-bg-neutral-2) 45%, transparent)',
  },
  '.cm-activeLineGutter': { backgroundColor: 'var(--bui-bg-neutral-2)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-content ::selection':
    {
      backgroundColor:
        'color-mix(in srgb, var(--bui-announcement-bg) 30%, transparent)',
    },
  '.cm-selectionMatch': { backgroundColor: 'var(--bui-bg-neutral-3)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--bui-bg-neutral-3)',
    outline: '1px solid var(--bui-border-2)',
  },
  '.cm-foldPlaceholder, .cm-panels, .cm-tooltip': {
    color: 'var(--bui-fg-primary)',
    backgroundColor: 'var(--bui-bg-neutral-1)',
    border: '1px solid var(--bui-border-2)',
    borderRadius: 'var(--bui-radius-2)',
  },
  '.cm-placeholder': { color: 'var(--bui-fg-secondary)' },
  '.cm-diagnostic': { fontFamily: 'var(--bui-font-regular)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--bui-negative-bg)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--bui-warning-bg)' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--bui-announcement-bg)' },
});

const highlighting = HighlightStyle.define([
  {
    tag: [tags.propertyName, tags.definition(tags.propertyName)],
    color: 'var(--bui-announcement-fg-subdued)',
  },
  { tag: [tags.string, tags.content], color: 'var(--bui-fg-primary)' },
  { tag: tags.string, color: 'var(--bui-positive-fg-subdued)' },
  {
    tag: [tags.number, tags.bool, tags.null, tags.keyword],
    color: 'var(--bui-warning-fg-subdued)',
  },
  // Short forms of intrinsic functions, such as !Ref and !Sub.
  {
    tag: [tags.typeName, tags.labelName],
    color: 'var(--bui-warning-fg-subdued)',
    fontWeight: 'var(--bui-font-weight-bold)',
  },
  {
    tag: [tags.comment, tags.meta],
    color: 'var(--bui-fg-secondary)',
    fontStyle: 'italic',
  },
  {
    tag: [tags.punctuation, tags.separator, tags.bracket],
    color: 'var(--bui-fg-secondary)',
  },
]);

/** The portal's own look, light and dark: every colour is a token, so the theme may change at any time. */
export const editorTheme: Extension = [
  surface,
  syntaxHighlighting(highlighting),
];
