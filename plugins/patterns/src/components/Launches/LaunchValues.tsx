import { Text } from '@backstage/ui';
import type { LaunchOutput } from '@apo/backstage-plugin-patterns-common';
import { CopyButton } from '../shared/CopyBlock';
import styles from './Launches.module.css';

/** Named values, each ready to copy; nothing where they are not for the viewer. */
export function LaunchValues(props: {
  title: string;
  values?: readonly LaunchOutput[];
  /** Stands where there are none. */
  empty?: string;
}) {
  const { title, values, empty } = props;
  if (!values || (values.length === 0 && !empty)) return null;
  return (
    <section className={styles.section} aria-label={title}>
      <Text as="h3" variant="title-x-small" weight="bold">
        {title}
      </Text>
      {values.length === 0 && (
        <Text as="p" variant="body-medium" color="secondary">
          {empty}
        </Text>
      )}
      <ul className={styles.values}>
        {values.map(({ key, value, description }) => (
          <li key={key} className={styles.value}>
            <div className={styles.valueWords}>
              <Text as="p" variant="body-medium" weight="bold">
                {key}
              </Text>
              {description && (
                <Text as="p" variant="body-small" color="secondary">
                  {description}
                </Text>
              )}
              <code className={styles.code}>{value || '(empty)'}</code>
            </div>
            <CopyButton label={`Copy ${key}`} text={value} />
          </li>
        ))}
      </ul>
    </section>
  );
}
