import { useLayoutEffect, useRef, useState } from 'react';
import { Button } from '@backstage/ui';
import { RiArrowDownLine } from '@remixicon/react';
import { headingOf } from '@apo/backstage-plugin-patterns-common';
import styles from './BuildLog.module.css';

/** Pixels from the end within which a reader still follows. */
const NEAR_END = 24;

/** The lines of a log in a box that keeps to the end, unless one scrolls up. */
export function LogBox(props: { lines: readonly string[] }) {
  const { lines } = props;
  const box = useRef<HTMLPreElement>(null);
  const [isFollowing, setFollowing] = useState(true);

  useLayoutEffect(() => {
    const element = box.current;
    if (element && isFollowing) element.scrollTop = element.scrollHeight;
  }, [lines, isFollowing]);

  return (
    <div className={styles.frame}>
      <pre
        ref={box}
        className={styles.box}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls needs focus, or the keyboard cannot scroll it (WCAG 2.1.1)
        tabIndex={0}
        role="region"
        aria-label="Build log"
        onScroll={({ currentTarget: element }) => {
          const rest =
            element.scrollHeight - element.scrollTop - element.clientHeight;
          setFollowing(rest < NEAR_END);
        }}
      >
        {sectionsOf(lines).map(({ heading, text }, index) => (
          <span key={index}>
            {heading && <b className={styles.heading}>{`${heading}\n`}</b>}
            {text}
          </span>
        ))}
      </pre>
      {!isFollowing && (
        <span className={styles.toEnd}>
          <Button
            size="small"
            variant="secondary"
            iconStart={<RiArrowDownLine />}
            onPress={() => setFollowing(true)}
          >
            To the end
          </Button>
        </span>
      )}
    </div>
  );
}

/** A heading with what follows it: an element for each step, not for each line. */
function sectionsOf(lines: readonly string[]) {
  const starts = lines.flatMap((line, index) => (headingOf(line) ? index : []));
  const cuts = starts[0] === 0 ? starts : [0, ...starts];
  return cuts.map((start, index) => {
    const part = lines.slice(start, cuts[index + 1]);
    const heading = part[0] && headingOf(part[0]) ? part[0] : undefined;
    const rest = heading ? part.slice(1) : part;
    return { heading, text: rest.map(line => `${line}\n`).join('') };
  });
}
