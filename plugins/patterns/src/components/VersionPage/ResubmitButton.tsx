import { ButtonLink, Text } from '@backstage/ui';
import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { resubmitForm } from '../PatternPage/newVersionForm';

/** Opens the wizard with everything of this version; says why where one may not. */
export function ResubmitButton(props: { version: PatternVersion }) {
  const { version } = props;
  const { allowed, reason } = version.can.resubmit;
  const links = usePatternsLinks();
  if (!allowed) {
    return reason ? (
      <Text as="p" variant="body-small" color="secondary">
        {reason}
      </Text>
    ) : null;
  }
  const href = links.wizard(version.type, resubmitForm(version));
  if (!href) return null;
  return (
    <ButtonLink variant="primary" href={href}>
      Submit again
    </ButtonLink>
  );
}
