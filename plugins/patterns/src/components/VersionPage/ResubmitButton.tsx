import { useApi } from '@backstage/frontend-plugin-api';
import { ButtonLink, Text } from '@backstage/ui';
import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { useRequest } from '../../hooks/useRequest';
import { resubmitForm } from '../PatternPage/newVersionForm';

/** Opens the wizard with everything of this version; says why where one may not. */
export function ResubmitButton(props: { version: PatternVersion }) {
  const { version } = props;
  const { allowed, reason } = version.can.resubmit;
  const api = useApi(patternsApiRef);
  const links = usePatternsLinks();
  const name = version.patternName;
  const pattern = useRequest(allowed ? name : undefined, signal =>
    api.getPattern(name, { signal }),
  );
  if (!allowed) {
    return reason ? (
      <Text as="p" variant="body-small" color="secondary">
        {reason}
      </Text>
    ) : null;
  }
  const href = links.wizard(resubmitForm(version, pattern.value));
  if (!href) return null;
  return (
    <ButtonLink variant="primary" href={href} isDisabled={pattern.loading}>
      Submit again
    </ButtonLink>
  );
}
