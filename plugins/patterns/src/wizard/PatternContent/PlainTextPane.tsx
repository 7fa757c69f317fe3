import { TemplateEditor } from '../../components/TemplateEditor';
import { languageOf } from './languageOf';

/** Editor of a file that is neither the template nor a document. */
export function PlainTextPane(props: {
  path: string;
  text: string;
  readOnly: boolean;
  onChange: (text: string) => void;
}) {
  return (
    <TemplateEditor
      ariaLabel={`Editor of ${props.path}`}
      language={languageOf(props.path)}
      value={props.text}
      onChange={props.onChange}
      readOnly={props.readOnly}
    />
  );
}
