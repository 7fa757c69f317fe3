import { useRef } from 'react';
import {
  FindingsPanel,
  TemplateEditor,
  type TemplateEditorHandle,
} from '../../components/TemplateEditor';
import { FieldMessage } from '../../components/shared/FieldMessage';
import { refuse } from '../../components/shared/FieldVerdict';
import { useTemplateValidation } from './useTemplateValidation';
import styles from './FileWorkbench.module.css';

/** The template's editor beside what the scanners say of it, as one types. */
export function TemplatePane(props: {
  path: string;
  text: string;
  readOnly: boolean;
  onChange: (text: string) => void;
}) {
  const { path, text, readOnly, onChange } = props;
  const editor = useRef<TemplateEditorHandle>(null);
  const { problem, ...validation } = useTemplateValidation(text);
  return (
    <div className={styles.split}>
      <div>
        <TemplateEditor
          ref={editor}
          ariaLabel={`Editor of ${path}`}
          value={text}
          onChange={onChange}
          readOnly={readOnly}
          findings={validation.findings}
          placeholder="Paste a CloudFormation template, in YAML or JSON"
          height="480px"
        />
        <FieldMessage verdict={problem && text ? refuse(problem) : undefined} />
      </div>
      <div className={styles.side}>
        <FindingsPanel
          findings={validation.findings}
          status={validation.status}
          error={validation.error}
          onRetry={validation.retry}
          onJump={(line, column) => editor.current?.jumpTo(line, column)}
        />
      </div>
    </div>
  );
}
