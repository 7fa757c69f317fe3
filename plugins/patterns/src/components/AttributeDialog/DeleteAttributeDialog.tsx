import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Link,
  Text,
} from '@backstage/ui';
import type {
  Attribute,
  AttributeKey,
} from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { useAction } from '../../hooks/useAction';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { useSuccessToast } from '../../hooks/useSuccessToast';
import { ErrorState } from '../shared/ErrorState';
import { errorStatus } from '../shared/describeError';
import { patternsInTheWay } from '../shared/serverProblems';
import { count } from '../shared/words';
import { existingKey } from './attributeForm';
import { InUse } from './InUse';

/** Asks once, and names what goes. */
export function DeleteAttributeDialog(props: {
  attribute: Attribute;
  keys: readonly AttributeKey[];
  onClose: () => void;
  onDeleted: () => void;
}) {
  const { attribute, keys, onClose, onDeleted } = props;
  const { id, key, value } = attribute;
  const api = useApi(patternsApiRef);
  const links = usePatternsLinks();
  const say = useSuccessToast();
  const [revision, setRevision] = useState(attribute.revision);
  const { run, pending, error } = useAction(async () => {
    try {
      await api.attributes.delete(id, revision);
    } catch (failure) {
      if (!isConflict(failure as Error)) throw failure;
      const current = await api.attributes.get(id);
      if (current.revision === revision) throw failure;
      setRevision(current.revision);
      return;
    }
    say(`Deleted ${key}: ${value}`);
    onDeleted();
  });
  const inTheWay = patternsInTheWay(error);
  const isLast = existingKey(key, keys)?.values.length === 1;
  return (
    <Dialog isOpen width={480} onOpenChange={open => !open && onClose()}>
      <DialogHeader>{`Delete ${key}: ${value}?`}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="3">
          <Text as="p" variant="body-medium">
            Its description and its metadata are gone for good.
            {isLast &&
              ` It is the last value of ${key}: the key and its rule go too.`}
          </Text>
          {attribute.uses > 0 && !error && (
            <Text as="p" variant="body-medium">
              {count(attribute.uses, 'pattern carries', 'patterns carry')} it:
              it can be deleted once none does.{' '}
              <Link href={links.carriers(attribute)}>See them</Link>
            </Text>
          )}
          {revision !== attribute.revision && (
            <Alert
              role="alert"
              status="warning"
              icon
              title="Somebody changed it meanwhile"
              description="It is still there. Delete it all the same, or cancel and look at it first."
            />
          )}
          {inTheWay.names.length > 0 && (
            <InUse attribute={attribute} {...inTheWay} />
          )}
          {error && inTheWay.names.length === 0 && (
            <ErrorState title="The attribute was not deleted" error={error} />
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          Cancel
        </Button>
        <Button
          variant="primary"
          destructive
          isPending={pending}
          onPress={() => run()}
        >
          Delete attribute
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

/** Whether somebody else was faster; not that patterns stand in the way. */
function isConflict(error: Error): boolean {
  return (
    errorStatus(error) === 409 && patternsInTheWay(error).names.length === 0
  );
}
