import { Link, Text } from '@backstage/ui';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';

/** Stands in the place of the rows where there is nothing to choose among. */
export function NoAttributes() {
  const links = usePatternsLinks();
  return (
    <Text as="p" variant="body-medium" color="secondary">
      There are no attributes yet. Administrators make them, on the page{' '}
      <Link href={links.attributes}>Attributes</Link>.
    </Text>
  );
}
