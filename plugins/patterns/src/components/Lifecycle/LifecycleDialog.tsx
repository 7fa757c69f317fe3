import { useId, useState } from 'react';
import { Checkbox, Text, TextAreaField } from '@backstage/ui';
import type { LifecycleState } from '@apo/backstage-plugin-patterns-common';
import { useServerProblems } from '../../hooks/useServerProblems';
import { ErrorState } from '../shared/ErrorState';
import { FieldMessage } from '../shared/FieldMessage';
import { FormDialog } from '../shared/FormDialog';
import { consequences, lifecycleChoices } from './lifecycleChoices';
import type { LifecycleTarget } from './LifecycleTarget';
import { SuccessorPicker } from './SuccessorPicker';
import { useLifecycleChange } from './useLifecycleChange';

/** Longest reason, in characters; the contract has it. */
const MAX_REASON_LENGTH = 1024;

/** Asks for what a step needs, after saying what it does. */
export function LifecycleDialog(props: {
  target: LifecycleTarget;
  to: LifecycleState;
  onChanged: () => void;
  onClose: () => void;
}) {
  const { target, to, onChanged, onClose } = props;
  const { verb } = lifecycleChoices[to];
  const retires = to !== 'published';
  const [reason, setReason] = useState(target.retirement?.reason ?? '');
  const [successor, setSuccessor] = useState(target.retirement?.successor);
  const [isSure, setSure] = useState(to !== 'revoked');
  const change = useLifecycleChange(target, onChanged);
  const { problems, unplaced, mend } = useServerProblems(change.error, [
    'reason',
    'successor',
  ]);
  const successorId = useId();
  const said = (field: string) => problems.find(p => p.field === field);
  const wrong = said('successor');
  const isValid = isSure && (!retires || reason.trim() !== '');
  return (
    <FormDialog
      title={`${verb} ${target.title}?`}
      submitLabel={verb}
      pending={change.pending}
      isDisabled={!isValid}
      isValid={isValid && problems.length === 0}
      onClose={onClose}
      onSubmit={() =>
        change.run(
          retires
            ? { state: to, reason: reason.trim(), successor }
            : { state: to },
          onClose,
        )
      }
    >
      <Text as="p" variant="body-medium">
        {consequences(target, to)}
      </Text>
      {retires && (
        <>
          <TextAreaField
            label="Reason"
            description="For everybody who uses it"
            isRequired
            maxLength={MAX_REASON_LENGTH}
            value={reason}
            onChange={text => {
              mend('reason');
              setReason(text);
            }}
          />
          <SuccessorPicker
            patternName={target.patternName}
            value={successor}
            isInvalid={!!wrong}
            describedBy={successorId}
            onChange={name => {
              mend('successor');
              setSuccessor(name);
            }}
          />
          <FieldMessage
            id={successorId}
            verdict={
              wrong && {
                tone: 'error',
                text: `It ${wrong.rule}: ${wrong.fix}`,
              }
            }
          />
        </>
      )}
      {to === 'revoked' && (
        <Checkbox isSelected={isSure} onChange={setSure}>
          Those who use it will not find it any more
        </Checkbox>
      )}
      {unplaced && <ErrorState title="Nothing was changed" error={unplaced} />}
    </FormDialog>
  );
}
