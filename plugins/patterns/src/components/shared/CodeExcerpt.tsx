import { excerpt } from './excerpt';
import styles from './CodeExcerpt.module.css';

/** The lines of a file that a finding is about, numbered, with some around them. */
export function CodeExcerpt(props: {
  path: string;
  text: string;
  line: number;
  endLine?: number;
}) {
  const { path, text, line, endLine } = props;
  const lines = excerpt(text, line, endLine);
  if (lines.length === 0) return null;
  return (
    <figure className={styles.root}>
      <figcaption className={styles.caption}>
        {path}, line {line}
      </figcaption>
      <pre
        className={styles.code}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls needs focus, or the keyboard cannot scroll it (WCAG 2.1.1)
        tabIndex={0}
        role="region"
        aria-label={`${path}, line ${line}`}
      >
        {lines.map(({ number, text: content, marked }) => (
          <code
            key={number}
            className={styles.line}
            data-marked={marked || undefined}
          >
            <span className={styles.mark} aria-hidden>
              {marked ? '›' : ' '}
            </span>
            <span className={styles.number} aria-hidden>
              {number}
            </span>
            {content}
            {'\n'}
          </code>
        ))}
      </pre>
    </figure>
  );
}
