import { Link } from '@backstage/ui';
import type { RuleViolation } from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import styles from './RuleDialog.module.css';

/** Patterns that break a rule, each with why. */
export function ViolationList(props: { violations: readonly RuleViolation[] }) {
  const { violations } = props;
  const links = usePatternsLinks();
  return (
    <ul className={styles.violations}>
      {violations.map(({ patternName, title, message }, index) => (
        <li key={index}>
          <Link href={links.pattern(patternName)} title={patternName}>
            {title}
          </Link>
          <span className={styles.why}>{message}</span>
        </li>
      ))}
    </ul>
  );
}
