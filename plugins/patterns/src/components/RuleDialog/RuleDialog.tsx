import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  isSameWord,
  type AttributeKey,
} from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { useLockedChange } from '../../hooks/useLockedChange';
import { useSuccessToast } from '../../hooks/useSuccessToast';
import { Conflict } from '../shared/Conflict';
import { ErrorState } from '../shared/ErrorState';
import { IntoView } from '../shared/IntoView';
import { FormDialog } from '../shared/FormDialog';
import { ruleDifferences } from './ruleDifferences';
import { RuleFields } from './RuleFields';
import { RuleForecast } from './RuleForecast';

/** Says how patterns use a key, and shows beforehand which ones break that. */
export function RuleDialog(props: {
  attributeKey: AttributeKey;
  onClose: () => void;
  onSaved: () => void;
}) {
  const { attributeKey, onClose, onSaved } = props;
  const { key, values } = attributeKey;
  const api = useApi(patternsApiRef);
  const say = useSuccessToast();
  const [rule, setRule] = useState(attributeKey.rule);
  const [revision, setRevision] = useState(attributeKey.revision);
  const change = useLockedChange<AttributeKey>({
    save: of => api.attributes.setRule(key, { rule, revision: of }),
    load: async () => {
      const { items } = await api.attributes.listKeys();
      const current = items.find(each => isSameWord(each.key, key));
      if (current) return current;
      throw new NotFoundError(`The key ${key} is gone, with its last value`);
    },
    onTake: theirs => {
      setRule(theirs.rule);
      setRevision(theirs.revision);
    },
    onSaved: () => {
      say(`Saved the rule of ${key}`);
      onSaved();
    },
  });
  const { theirs, pending, error } = change;
  const isValid = rule.allowedValues?.length !== 0;
  return (
    <FormDialog
      title={`Rule of ${key}`}
      submitLabel="Save rule"
      pending={pending}
      isValid={isValid}
      isDisabled={theirs !== undefined || !isValid}
      onSubmit={() => void change.save(revision)}
      onClose={onClose}
    >
      {theirs && (
        <Conflict
          title="Somebody changed this rule meanwhile"
          differences={ruleDifferences(theirs.rule, rule)}
          pending={pending}
          onKeepMine={change.keepMine}
          onTakeTheirs={change.takeTheirs}
        />
      )}
      {error && (
        <IntoView>
          <ErrorState title="The rule was not saved" error={error} />
        </IntoView>
      )}
      <RuleFields rule={rule} values={values} onChange={setRule} />
      {isValid && <RuleForecast attributeKey={key} rule={rule} />}
    </FormDialog>
  );
}
