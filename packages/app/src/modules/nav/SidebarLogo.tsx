import { Link, useSidebarOpenState } from '@backstage/core-components';
import { Flex } from '@backstage/ui';
import styles from './SidebarLogo.module.css';

/** The portal's sign, with its name while the side bar is open. */
export function SidebarLogo() {
  const { isOpen } = useSidebarOpenState();

  return (
    <Link
      to="/"
      aria-label="Application patterns, home"
      className={styles.link}
    >
      <Flex align="center" gap="2">
        <svg viewBox="0 0 32 32" className={styles.sign} aria-hidden>
          <rect width="32" height="32" rx="7" className={styles.field} />
          <path
            d="M9 9h6v6H9zM17 17h6v6h-6zM19 9h4v4h-4zM9 19h4v4H9z"
            className={styles.tiles}
          />
        </svg>
        {isOpen && <span className={styles.name}>Application patterns</span>}
      </Flex>
    </Link>
  );
}
