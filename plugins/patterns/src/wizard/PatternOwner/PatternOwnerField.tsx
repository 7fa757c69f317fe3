import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { OwnerCombobox } from './OwnerCombobox';

/** The owner of a pattern, in the wizard. */
export function PatternOwnerField(props: FieldExtensionComponentProps<string>) {
  const { formData, onChange, schema, rawErrors = [] } = props;
  return (
    <OwnerCombobox
      id={props.idSchema?.$id}
      label={schema.title ?? 'Owner'}
      description={schema.description}
      value={formData}
      onChange={onChange}
      isRequired={props.required}
      isDisabled={props.disabled || props.readonly}
      isInvalid={rawErrors.length > 0}
    />
  );
}
