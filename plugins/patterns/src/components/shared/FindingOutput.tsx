import styles from './FindingList.module.css';

/** The last lines that a failed step of a build wrote. */
export function FindingOutput(props: { text: string }) {
  const { text } = props;
  return (
    <figure className={styles.output}>
      <figcaption>What it wrote last</figcaption>
      <pre
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls needs focus, or the keyboard cannot scroll it (WCAG 2.1.1)
        tabIndex={0}
        role="region"
        aria-label="What the step wrote last"
      >
        {text}
      </pre>
    </figure>
  );
}
