import { Button, Flex, Skeleton, VisuallyHidden } from '@backstage/ui';
import { RiPriceTag3Line, RiSearchLine } from '@remixicon/react';
import type { AttributeKey } from '@apo/backstage-plugin-patterns-common';
import { useFocusOnNew } from '../../hooks/useFocusOnNew';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import type { Ask } from './Asked';
import { AttributesTable } from './AttributesTable';
import { CreateAttributeButton } from './CreateAttributeButton';
import type { useAttributes } from './useAttributes';

/** The attributes that the address asks for, or why there are none. */
export function AttributesList(props: {
  attributes: ReturnType<typeof useAttributes>;
  keys: readonly AttributeKey[];
  onAsk: Ask;
}) {
  const { attributes, keys, onAsk } = props;
  const { items, error, loading, more, retry, view } = attributes;
  const { firstNew, row, askForMore } = useFocusOnNew<HTMLTableRowElement>(
    items?.length,
    more,
  );
  const failure = error && (
    <ErrorState
      title="The attributes could not be loaded"
      error={error}
      onRetry={retry}
    />
  );
  if (!items) return failure ?? <ListSkeleton />;
  if (items.length === 0) {
    if (failure) return failure;
    return attributes.isNarrowed ? (
      <NothingFound onClear={attributes.clear} />
    ) : (
      <NoAttributes onAsk={onAsk} />
    );
  }
  return (
    <Flex direction="column" gap="4" align="start">
      <AttributesTable
        attributes={items}
        keys={keys}
        grouped={view.sort === 'key'}
        busy={loading}
        firstNew={firstNew}
        newRow={row}
        onAsk={onAsk}
      />
      {failure}
      {more && !error && (
        <Button variant="secondary" isPending={loading} onPress={askForMore}>
          Show more
        </Button>
      )}
    </Flex>
  );
}

function NothingFound(props: { onClear: () => void }) {
  const { onClear } = props;
  return (
    <EmptyState
      icon={<RiSearchLine size={32} />}
      title="No attribute matches"
      action={
        <Button variant="secondary" onPress={onClear}>
          Clear search and keys
        </Button>
      }
    >
      Try fewer words, or choose less keys.
    </EmptyState>
  );
}

function NoAttributes(props: { onAsk: Ask }) {
  const { onAsk } = props;
  return (
    <EmptyState
      icon={<RiPriceTag3Line size={32} />}
      title="No attributes yet"
      action={<CreateAttributeButton onAsk={onAsk} />}
    >
      An attribute is a key and a value that patterns carry, such as
      DataClassification: PII. People find patterns by it, and a rule can make a
      key required. Administrators create attributes; publishers choose among
      them.
    </EmptyState>
  );
}

function ListSkeleton() {
  return (
    <Flex direction="column" gap="3">
      <VisuallyHidden role="status">Loading attributes</VisuallyHidden>
      {[1, 2, 3, 4, 5, 6].map(n => (
        <Skeleton key={n} width="100%" height={36} />
      ))}
    </Flex>
  );
}
