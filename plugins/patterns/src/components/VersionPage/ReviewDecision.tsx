import { useState } from 'react';
import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
  TextAreaField,
} from '@backstage/ui';
import {
  MAX_NOTES_LENGTH,
  type PatternVersion,
} from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { Digest } from '../shared/Digest';
import { ErrorState } from '../shared/ErrorState';
import { ApprovedPackage } from './ApprovedPackage';

type Decision = 'approve' | 'reject';

/** Approve or reject, after a question that names what will happen. */
export function ReviewDecision(props: {
  version: PatternVersion;
  onChanged: () => void;
}) {
  const { version, onChanged } = props;
  const [asked, setAsked] = useState<Decision>();
  const [comment, setComment] = useState('');
  return (
    <Flex justify="end" gap="3">
      <Button
        variant="secondary"
        destructive
        onPress={() => setAsked('reject')}
      >
        Reject
      </Button>
      <Button variant="primary" onPress={() => setAsked('approve')}>
        Approve
      </Button>
      {asked && (
        <DecisionDialog
          decision={asked}
          version={version}
          comment={comment}
          onComment={setComment}
          onClose={() => setAsked(undefined)}
          onDone={onChanged}
        />
      )}
    </Flex>
  );
}

function DecisionDialog(props: {
  decision: Decision;
  version: PatternVersion;
  comment: string;
  onComment: (text: string) => void;
  onClose: () => void;
  onDone: () => void;
}) {
  const { decision, version, comment, onComment, onClose, onDone } = props;
  const rejects = decision === 'reject';
  const { pending, error, send } = useDecision(version, () => {
    onClose();
    onDone();
  });
  const name = `${version.patternTitle} ${version.version}`;
  return (
    <Dialog isOpen onOpenChange={open => !open && onClose()}>
      <DialogHeader>
        {rejects ? `Reject ${name}?` : `Approve ${name}?`}
      </DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          <Text as="p" variant="body-medium">
            {rejects
              ? 'The submitter sees your comment and may submit it again, with a new digest and a new review.'
              : `The release task starts at once and publishes this ${
                  version.package ? 'package' : 'bundle'
                } for everyone. A published version cannot be changed.`}{' '}
            Digest <Digest digest={version.digest} />
          </Text>
          {version.package && (
            <ApprovedPackage
              built={version.package}
              version={version.version}
            />
          )}
          <TextAreaField
            label={rejects ? 'What must change' : 'Comment (optional)'}
            isRequired={rejects}
            maxLength={MAX_NOTES_LENGTH}
            value={comment}
            onChange={onComment}
          />
          {error && (
            <ErrorState title="The review was not recorded" error={error} />
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          Cancel
        </Button>
        <Button
          variant="primary"
          destructive={rejects}
          isPending={pending}
          isDisabled={rejects && !comment.trim()}
          onPress={() => send(decision, comment.trim())}
        >
          {rejects ? 'Reject version' : 'Approve and publish'}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

function useDecision(version: PatternVersion, onDone: () => void) {
  const api = useApi(patternsApiRef);
  const toast = useApi(toastApiRef);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Error>();

  async function send(decision: Decision, comment: string) {
    setPending(true);
    setError(undefined);
    try {
      await api.reviewVersion(version, {
        decision,
        digest: version.digest,
        ...(version.package && { integrity: version.package.integrity }),
        ...(comment && { comment }),
      });
      const word = decision === 'approve' ? 'Approved' : 'Rejected';
      toast.post({
        title: `${word} ${version.patternTitle} ${version.version}`,
        status: 'success',
        timeout: 5_000,
      });
      onDone();
    } catch (failure) {
      setError(failure as Error);
      setPending(false);
    }
  }
  return { pending, error, send };
}
