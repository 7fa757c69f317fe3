import { useApi } from '@backstage/frontend-plugin-api';
import { ButtonLink, Container } from '@backstage/ui';
import { patternsApiRef } from '../../api';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { useRequest } from '../../hooks/useRequest';
import { ErrorState } from '../shared/ErrorState';
import { PageSkeleton } from '../shared/PageSkeleton';
import { RoleNeeded } from '../shared/RoleNeeded';
import { EditPatternForm } from './EditPatternForm';
import styles from './EditPatternPage.module.css';

/** Title, description, owner and attributes of a pattern, to change without a new version. */
export function EditPatternPage(props: { name: string }) {
  const { name } = props;
  const api = useApi(patternsApiRef);
  const links = usePatternsLinks();
  const { value, error, retry } = useRequest(name, signal =>
    api.getPattern(name, { signal }),
  );
  if (error) {
    return (
      <Container className={styles.page}>
        <ErrorState
          title="The pattern could not be loaded"
          error={error}
          onRetry={retry}
        />
      </Container>
    );
  }
  if (!value) return <PageSkeleton />;
  const { allowed, reason } = value.can.update;
  if (!allowed) {
    return (
      <RoleNeeded
        title={`You may not edit ${value.title}`}
        action={
          <ButtonLink variant="secondary" href={links.pattern(name)}>
            Back to the pattern
          </ButtonLink>
        }
      >
        {reason ??
          'Its owners and the administrators of this portal may. Ask one of them.'}
      </RoleNeeded>
    );
  }
  return (
    <Container className={styles.page}>
      <EditPatternForm pattern={value} />
    </Container>
  );
}
