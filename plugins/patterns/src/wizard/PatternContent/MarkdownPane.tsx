import { MarkdownContent } from '@backstage/core-components';
import { Text } from '@backstage/ui';
import { TemplateEditor } from '../../components/TemplateEditor';
import styles from './FileWorkbench.module.css';

/** A document's editor beside its rendered form. */
export function MarkdownPane(props: {
  path: string;
  text: string;
  readOnly: boolean;
  onChange: (text: string) => void;
}) {
  const { path, text, readOnly, onChange } = props;
  return (
    <div className={styles.split}>
      <TemplateEditor
        ariaLabel={`Editor of ${path}`}
        language="text"
        value={text}
        onChange={onChange}
        readOnly={readOnly}
        placeholder={
          path === 'USAGE.md'
            ? 'How to use the pattern: parameters to choose, what comes after'
            : 'What the pattern builds, for whom, and what it protects'
        }
      />
      <section
        className={`${styles.side} ${styles.preview}`}
        aria-label="Preview"
      >
        {text ? (
          <MarkdownContent content={text} dialect="gfm" />
        ) : (
          <Text variant="body-small" color="secondary">
            Markdown is previewed here. The file is left out while it is empty.
          </Text>
        )}
      </section>
    </div>
  );
}
