import { Alert, Link } from '@backstage/ui';
import type { Attribute } from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { count } from '../shared/words';
import styles from './AttributeDialog.module.css';

/** The patterns that keep an attribute from being deleted. */
export function InUse(props: {
  attribute: Attribute;
  names: string[];
  total: number;
}) {
  const { attribute, names, total } = props;
  const links = usePatternsLinks();
  const more = total - names.length;
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={`${count(total, 'pattern carries', 'patterns carry')} it`}
      description={
        <>
          <ul className={styles.patterns}>
            {names.map(name => (
              <li key={name}>
                <Link href={links.pattern(name)}>{name}</Link>
              </li>
            ))}
            {more > 0 && <li>and {more.toLocaleString('en-US')} more</li>}
          </ul>
          Take it from them first.{' '}
          <Link href={links.carriers(attribute)}>See them in the catalog</Link>
        </>
      }
    />
  );
}
