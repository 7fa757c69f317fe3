import { RiCheckboxCircleLine, RiLockLine } from '@remixicon/react';
import { Container, Skeleton, Text } from '@backstage/ui';
import {
  PATTERN_PUBLISHER,
  SYSTEM_ADMIN,
  type Role,
} from '@apo/backstage-plugin-patterns-common';
import { usePatternsAccess } from '../../hooks/usePatternsAccess';
import { useRoles } from '../../hooks/useRoles';
import styles from './YourRole.module.css';

/** Which role the user has among patterns, and what that allows. @public */
export function YourRole() {
  const roles = useRoles();
  const { loading, mayCreate, mayReview } = usePatternsAccess();
  if (!roles || loading) {
    return (
      <Container className={styles.page}>
        <Skeleton
          width="100%"
          height={220}
          aria-label="Looking for your role"
        />
      </Container>
    );
  }
  return (
    <Container className={styles.page}>
      <section className={styles.card} aria-labelledby="your-role">
        <Text as="h2" variant="title-x-small" weight="bold" id="your-role">
          You are {nameOf(roles)}
        </Text>
        <ul
          className={styles.rights}
          aria-label="What you may do with patterns"
        >
          <Right allowed label="Find approved patterns and use them" />
          <Right
            allowed={mayCreate}
            label="Publish patterns and new versions"
            needs={PATTERN_PUBLISHER}
          />
          <Right
            allowed={mayReview}
            label="Review what others submit, and govern patterns"
            needs={SYSTEM_ADMIN}
          />
        </ul>
        <Text as="p" variant="body-small" color="secondary">
          Roles come with your sign-in. After an administrator of this portal
          has changed yours, sign out and in again.
        </Text>
      </section>
    </Container>
  );
}

function Right(props: { allowed: boolean; label: string; needs?: Role }) {
  const { allowed, label, needs } = props;
  return (
    <li data-allowed={allowed}>
      {allowed ? (
        <RiCheckboxCircleLine size={18} aria-label="You may" role="img" />
      ) : (
        <RiLockLine size={18} aria-label="You may not" role="img" />
      )}
      <span>
        <Text variant="body-medium">{label}</Text>
        {!allowed && (
          <Text as="p" variant="body-small" color="secondary">
            Needs the role {needs}
          </Text>
        )}
      </span>
    </li>
  );
}

function nameOf(roles: Role[]): string {
  if (roles.includes(SYSTEM_ADMIN)) return `an administrator (${SYSTEM_ADMIN})`;
  if (roles.includes(PATTERN_PUBLISHER))
    return `a publisher (${PATTERN_PUBLISHER})`;
  return 'a reader';
}
