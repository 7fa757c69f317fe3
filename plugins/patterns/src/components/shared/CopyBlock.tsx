import { useEffect, useState, type ReactNode } from 'react';
import { Button } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import styles from './CopyBlock.module.css';

/** Text to take away: shown as code, copied by one button. */
export function CopyBlock(props: { label: string; text: string }) {
  const { label, text } = props;
  return (
    <div className={styles.root}>
      <pre
        className={styles.code}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls needs focus, or the keyboard cannot scroll it (WCAG 2.1.1)
        tabIndex={0}
        role="region"
        aria-label={label}
      >
        {text}
      </pre>
      <CopyButton label={`Copy ${label}`} text={text} />
    </div>
  );
}

/** Copies a text to the clipboard, and says so. */
export function CopyButton(props: {
  label: string;
  text: string;
  variant?: 'secondary' | 'tertiary';
  children?: ReactNode;
}) {
  const { label, text, variant = 'secondary', children = 'Copy' } = props;
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();

  useEffect(() => {
    const timer = setTimeout(() => setOutcome(undefined), 3_000);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('failed');
    }
  }

  const words = { copied: 'Copied', failed: 'Select and copy it by hand' };
  return (
    <span className={styles.button}>
      <Button
        size="small"
        variant={variant}
        aria-label={label}
        iconStart={outcome === 'copied' ? <RiCheckLine /> : <RiFileCopyLine />}
        onPress={copy}
      >
        {outcome ? words[outcome] : children}
      </Button>
      <span className={styles.announcement} role="status">
        {outcome && words[outcome]}
      </span>
    </span>
  );
}
