import { forwardRef, lazy, Suspense } from 'react';
import { Skeleton } from '@backstage/ui';
import type { Finding } from '@apo/backstage-plugin-patterns-common';

/** What a page may ask of an open editor. */
export type TemplateEditorHandle = {
  /** Puts the cursor on a line (from 1), brings it into view and takes the focus. */
  jumpTo(line: number, column?: number): void;
};

/** What a text is highlighted as. */
export type EditorLanguage =
  | 'yaml'
  | 'json'
  | 'javascript'
  | 'typescript'
  | 'text';

/** Props of {@link TemplateEditor}. */
export type TemplateEditorProps = {
  value: string;
  /** Called with the whole text on every change; leave out for `readOnly`. */
  onChange?: (value: string) => void;
  readOnly?: boolean;
  /** `text` has no highlighting. Without it: JSON when the text starts with a brace, else YAML. */
  language?: EditorLanguage;
  /** Marked in the gutter and under their lines; findings without a line are not shown here. */
  findings?: readonly Finding[];
  /** Says what is edited; the editor adds how to leave it by keyboard. */
  ariaLabel: string;
  /** Any CSS height; the editor scrolls inside it. */
  height?: string;
  placeholder?: string;
};

const CodeMirrorEditor = lazy(() => import('./CodeMirrorEditor'));

/**
 * Code editor for templates, and their viewer when `readOnly`. CodeMirror is
 * loaded when the first editor is shown.
 */
export const TemplateEditor = forwardRef<
  TemplateEditorHandle,
  TemplateEditorProps
>((props, ref) => (
  <Suspense
    fallback={<Skeleton width="100%" height={props.height ?? '420px'} />}
  >
    <CodeMirrorEditor {...props} ref={ref} />
  </Suspense>
));
TemplateEditor.displayName = 'TemplateEditor';
