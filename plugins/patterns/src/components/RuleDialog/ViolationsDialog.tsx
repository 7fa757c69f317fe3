import { useApi } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Skeleton,
  Text,
} from '@backstage/ui';
import type { AttributeKey } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { usePages } from '../../hooks/usePages';
import { usePatternsOptions } from '../PatternsOptions';
import { ErrorState } from '../shared/ErrorState';
import { ruleWords } from '../shared/ruleWords';
import { ViolationList } from './ViolationList';

/** The patterns that break the rule of a key now. */
export function ViolationsDialog(props: {
  attributeKey: AttributeKey;
  onClose: () => void;
}) {
  const { attributeKey, onClose } = props;
  const { key, rule } = attributeKey;
  const api = useApi(patternsApiRef);
  const { pageSize } = usePatternsOptions();
  const { items, error, loading, more, retry } = usePages(
    key,
    '',
    (cursor, signal) =>
      api.attributes.listViolations(
        key,
        { limit: pageSize, ...(cursor && { cursor }) },
        { signal },
      ),
  );
  return (
    <Dialog isOpen width={560} onOpenChange={open => !open && onClose()}>
      <DialogHeader>{`Patterns that break the rule of ${key}`}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="3" align="start">
          <Text as="p" variant="body-medium" color="secondary">
            The rule: {ruleWords(rule)}. These patterns stay as they are until
            somebody changes them.
          </Text>
          {!items && !error && <Skeleton width="100%" height={96} />}
          {items && <ViolationList violations={items} />}
          {error && (
            <ErrorState
              title="The patterns could not be loaded"
              error={error}
              onRetry={retry}
            />
          )}
          {more && !error && (
            <Button variant="secondary" isPending={loading} onPress={more}>
              Show more
            </Button>
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          Close
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
