import { useEffect, useRef } from 'react';
import { json } from '@codemirror/lang-json';
import { yaml } from '@codemirror/lang-yaml';
import { unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { editorTheme } from '../TemplateEditor/editorTheme';
import styles from './TemplateDiff.module.css';

/** Unchanged lines kept around a change. */
const MARGIN = 4;

// A sign beside the colour: what went has a minus, what came a plus.
const diffTheme = EditorView.theme({
  '.cm-changedLine, &.cm-merge-b .cm-changedLine': {
    backgroundColor: 'var(--bui-positive-bg-subdued)',
  },
  '.cm-deletedChunk': {
    backgroundColor: 'var(--bui-negative-bg-subdued)',
    paddingLeft: '6px',
  },
  '.cm-changedText': {
    background: 'none !important',
    textDecoration: 'underline',
    textDecorationThickness: '2px',
  },
  '.cm-deletedText': { background: 'none !important' },
  '.cm-changedLine::before': { content: '"+ "' },
  '.cm-deletedLine::before': { content: '"− "' },
  '.cm-collapsedLines': {
    color: 'var(--bui-fg-secondary)',
    background: 'var(--bui-bg-neutral-2)',
    '&:before, &:after': { content: '"⋯"' },
  },
});

/** Two texts as one: what went is shown above what came. */
function TemplateDiff(props: { before: string; after: string; label: string }) {
  const { before, after, label } = props;
  const parent = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const view = new EditorView({
      parent: parent.current!,
      state: EditorState.create({
        doc: after,
        extensions: [
          lineNumbers(),
          /^\s*\{/.test(after) ? json() : yaml(),
          EditorState.readOnly.of(true),
          EditorView.contentAttributes.of({
            'aria-label': label,
            tabindex: '0',
            'aria-readonly': 'true',
          }),
          unifiedMergeView({
            original: before,
            mergeControls: false,
            gutter: true,
            collapseUnchanged: { margin: MARGIN, minSize: 4 },
          }),
          editorTheme,
          diffTheme,
        ],
      }),
    });
    return () => view.destroy();
  }, [before, after, label]);

  return <div ref={parent} className={styles.frame} />;
}

export default TemplateDiff;
