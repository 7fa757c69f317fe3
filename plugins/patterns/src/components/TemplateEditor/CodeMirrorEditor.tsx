import {
  forwardRef,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import CodeMirror from '@uiw/react-codemirror';
import { linter, lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorView } from '@codemirror/view';
import type {
  TemplateEditorHandle,
  TemplateEditorProps,
} from './TemplateEditor';
import { useEditorLanguage } from './editorLanguages';
import { editorTheme } from './editorTheme';
import { toDiagnostics } from './toDiagnostics';
import styles from './CodeMirrorEditor.module.css';

const basicSetup = { autocompletion: false, foldGutter: true };

/** The editor itself, in a chunk of its own; use `TemplateEditor`. */
const CodeMirrorEditor = forwardRef<TemplateEditorHandle, TemplateEditorProps>(
  (props, ref) => {
    const { value, readOnly = false, findings, ariaLabel } = props;
    const helpId = useId();
    const [view, setView] = useState<EditorView>();
    const viewRef = useRef<EditorView>();
    const onChangeRef = useRef(props.onChange);
    onChangeRef.current = props.onChange;
    // The editor is set up anew whenever one of its callbacks changes.
    const handleChange = useCallback(
      (text: string) => onChangeRef.current?.(text),
      [],
    );
    const handleCreate = useCallback((created: EditorView) => {
      viewRef.current = created;
      setView(created);
    }, []);
    const language = props.language ?? detectLanguage(value);
    const highlighting = useEditorLanguage(language);
    const marked = findings !== undefined;

    useImperativeHandle(ref, () => ({
      jumpTo: (line, column) => jump(viewRef.current, line, column),
    }));
    useEffect(() => {
      if (!view || !marked) return;
      view.dispatch(
        setDiagnostics(view.state, toDiagnostics(view.state.doc, findings)),
      );
    }, [view, marked, findings]);

    const extensions = useMemo(
      () => [
        highlighting,
        // Keeps the marks when the extensions change; findings come from outside.
        ...(marked ? [linter(null), lintGutter()] : []),
        ...(language === 'text' ? [EditorView.lineWrapping] : []),
        EditorView.contentAttributes.of({
          'aria-label': ariaLabel,
          tabindex: '0',
          'aria-describedby': helpId,
          ...(readOnly && { 'aria-readonly': 'true' }),
        }),
        editorTheme,
      ],
      [language, highlighting, marked, ariaLabel, helpId, readOnly],
    );

    return (
      <div className={styles.frame}>
        <CodeMirror
          value={value}
          onChange={handleChange}
          onCreateEditor={handleCreate}
          readOnly={readOnly}
          indentWithTab={!readOnly}
          height={props.height ?? '420px'}
          placeholder={props.placeholder}
          theme="none"
          basicSetup={basicSetup}
          extensions={extensions}
        />
        {readOnly ? (
          <span id={helpId} hidden>
            Read only
          </span>
        ) : (
          <p id={helpId} className={styles.help}>
            Tab indents. To leave the editor by keyboard press Esc, then Tab.
          </p>
        )}
      </div>
    );
  },
);
CodeMirrorEditor.displayName = 'CodeMirrorEditor';

export default CodeMirrorEditor;

function detectLanguage(value: string): 'yaml' | 'json' {
  return /^\s*\{/.test(value) ? 'json' : 'yaml';
}

function jump(view: EditorView | undefined, line: number, column = 1) {
  if (!view) return;
  const { doc } = view.state;
  const target = doc.line(Math.min(Math.max(line, 1), doc.lines));
  const anchor = Math.min(target.from + Math.max(column, 1) - 1, target.to);
  view.dispatch({
    selection: { anchor },
    effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
  });
  view.focus();
}
