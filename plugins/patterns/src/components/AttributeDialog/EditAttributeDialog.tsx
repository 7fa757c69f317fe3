import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { Attribute } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { useLockedChange } from '../../hooks/useLockedChange';
import { useSuccessToast } from '../../hooks/useSuccessToast';
import { Conflict } from '../shared/Conflict';
import { ErrorState } from '../shared/ErrorState';
import { IntoView } from '../shared/IntoView';
import { FormDialog } from '../shared/FormDialog';
import { attributeDifferences } from './attributeDifferences';
import { AttributeFields } from './AttributeFields';
import { contentOf, formOf } from './attributeForm';
import { useAttributeForm } from './useAttributeForm';

/** Changes description and metadata of an attribute. */
export function EditAttributeDialog(props: {
  attribute: Attribute;
  onClose: () => void;
  onSaved: (attribute: Attribute) => void;
}) {
  const { attribute, onClose, onSaved } = props;
  const { id, key, value } = attribute;
  const api = useApi(patternsApiRef);
  const say = useSuccessToast();
  const [form, setForm] = useState(() => formOf(attribute));
  const [revision, setRevision] = useState(attribute.revision);
  const change = useLockedChange<Attribute>({
    save: of => api.attributes.update(id, { ...contentOf(form), revision: of }),
    load: () => api.attributes.get(id),
    onTake: theirs => {
      setForm(formOf(theirs));
      setRevision(theirs.revision);
    },
    onSaved: saved => {
      say(`Saved ${key}: ${value}`);
      onSaved(saved);
    },
  });
  const { theirs, pending, error } = change;
  const state = useAttributeForm({ form, setForm, error });
  return (
    <FormDialog
      title={`Edit ${key}: ${value}`}
      submitLabel="Save"
      pending={pending}
      isDisabled={theirs !== undefined}
      isValid={state.isValid}
      onSubmit={() => {
        state.onTry();
        if (state.isValid) void change.save(revision);
      }}
      onClose={onClose}
    >
      {theirs && (
        <Conflict
          title="Somebody changed this attribute meanwhile"
          differences={attributeDifferences(theirs, contentOf(form))}
          pending={pending}
          onKeepMine={change.keepMine}
          onTakeTheirs={change.takeTheirs}
        />
      )}
      {state.unplaced && (
        <IntoView>
          <ErrorState
            title="The attribute was not saved"
            error={state.unplaced}
          />
        </IntoView>
      )}
      <AttributeFields
        form={form}
        problems={state.problems}
        showEmpty={state.showEmpty}
        onChange={state.change}
      />
    </FormDialog>
  );
}
