import { Text } from '@backstage/ui';
import type { AboutChange } from '@apo/backstage-plugin-patterns-common';
import { FactList } from '../shared/FactList';

const words: Record<AboutChange['field'], string> = {
  title: 'Title',
  description: 'Description',
  owner: 'Owner',
  sourceUrl: 'Source',
  attributes: 'Attributes',
};

/** What approval changes of the pattern itself; nothing when nothing. */
export function AboutChanges(props: { changes: AboutChange[] }) {
  const { changes } = props;
  if (!changes.length) return null;
  return (
    <section aria-label="Changes of the pattern">
      <Text as="h3" variant="body-medium" weight="bold">
        Approval also changes the pattern
      </Text>
      <FactList
        facts={changes.map(({ field, from, to }) => [
          words[field],
          <span key={field}>
            <del>{from || 'none'}</del> → <ins>{to || 'none'}</ins>
          </span>,
        ])}
      />
    </section>
  );
}
