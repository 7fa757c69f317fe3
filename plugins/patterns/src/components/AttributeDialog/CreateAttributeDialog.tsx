import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Attribute,
  AttributeKey,
} from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { useAction } from '../../hooks/useAction';
import { useSuccessToast } from '../../hooks/useSuccessToast';
import { ErrorState } from '../shared/ErrorState';
import { IntoView } from '../shared/IntoView';
import { FormDialog } from '../shared/FormDialog';
import { AttributeFields } from './AttributeFields';
import { contentOf, existingKey, formOf } from './attributeForm';
import { useAttributeForm } from './useAttributeForm';

/** Asks for a new attribute. */
export function CreateAttributeDialog(props: {
  keys: readonly AttributeKey[];
  /** The key that the value is for, where one is known. */
  attributeKey?: string;
  onClose: () => void;
  onCreated: (attribute: Attribute) => void;
}) {
  const { keys, attributeKey, onClose, onCreated } = props;
  const api = useApi(patternsApiRef);
  const say = useSuccessToast();
  const [form, setForm] = useState(() => formOf({ key: attributeKey }));
  const { run, pending, error } = useAction(async () => {
    const created = await api.attributes.create({
      key: existingKey(form.key, keys)?.key ?? form.key,
      value: form.value,
      ...contentOf(form),
    });
    say(`Created ${created.key}: ${created.value}`);
    onCreated(created);
  });
  const state = useAttributeForm({ form, setForm, error, keys });
  return (
    <FormDialog
      title="Create attribute"
      submitLabel="Create attribute"
      pending={pending}
      isValid={state.isValid}
      onSubmit={() => {
        state.onTry();
        if (state.isValid) void run();
      }}
      onClose={onClose}
    >
      {state.unplaced && (
        <IntoView>
          <ErrorState
            title="The attribute was not created"
            error={state.unplaced}
          />
        </IntoView>
      )}
      <AttributeFields
        form={form}
        problems={state.problems}
        keys={keys}
        showEmpty={state.showEmpty}
        onChange={state.change}
      />
    </FormDialog>
  );
}
