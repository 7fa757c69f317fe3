import { useApi } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
} from '@backstage/ui';
import type { Launch } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { useAction } from '../../hooks/useAction';
import { useSuccessToast } from '../../hooks/useSuccessToast';
import { ErrorState } from '../shared/ErrorState';

/** Asks once, and names what goes. */
export function EndLaunchDialog(props: {
  launch: Launch;
  onClose: () => void;
  onEnded: () => void;
}) {
  const { launch, onClose, onEnded } = props;
  const { name, kind } = launch;
  const isApplication = kind === 'application';
  const api = useApi(patternsApiRef);
  const say = useSuccessToast();
  const { run, pending, error } = useAction(async () => {
    await api.launches.end(launch.id);
    say(isApplication ? `${name} is forgotten` : `${name} is being deleted`);
    onEnded();
  });
  return (
    <Dialog isOpen width={520} onOpenChange={open => !open && onClose()}>
      <DialogHeader>{`${
        isApplication ? 'Forget' : 'Delete'
      } ${name}?`}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="3">
          {isApplication ? <ForgetWords /> : <DeleteWords launch={launch} />}
          {error && (
            <ErrorState
              title={`${name} was not ${
                isApplication ? 'forgotten' : 'deleted'
              }`}
              error={error}
            />
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
          {isApplication ? 'Forget application' : 'Delete what was launched'}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

function ForgetWords() {
  return (
    <Text as="p" variant="body-medium">
      The portal no longer counts it among those that use the pattern. Its
      repository and what it deployed stay as they are.
    </Text>
  );
}

function DeleteWords(props: { launch: Launch }) {
  const { patternName, version, accountId, region, outputs } = props.launch;
  const { provisionedProductId } = props.launch;
  const where =
    accountId && region ? ` in account ${accountId}, ${region}` : '';
  return (
    <>
      <Text as="p" variant="body-medium">
        Service Catalog terminates the provisioned product
        {provisionedProductId && ` ${provisionedProductId}`}
        {where}: every resource that {patternName} {version} made for it is
        deleted, with what is in it. This cannot be undone.
      </Text>
      {outputs && outputs.length > 0 && (
        <Text as="p" variant="body-medium">
          Among them:{' '}
          {outputs
            .slice(0, 5)
            .map(({ value }) => value)
            .join(', ')}
          .
        </Text>
      )}
      <Text as="p" variant="body-small" color="secondary">
        What the template retains stays in the account, and goes on to cost.
      </Text>
    </>
  );
}
