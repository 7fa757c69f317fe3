import { useState } from 'react';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Combobox } from '@backstage/ui';
import { ownerOf } from './ownerOf';
import { useOwners } from './useOwners';

/**
 * Asks for the owner: a group or person of the catalog by its title, or any
 * entity ref. The text alone decides, so that leaving the field changes nothing.
 */
export function PatternOwnerField(props: FieldExtensionComponentProps<string>) {
  const { formData, onChange, schema, rawErrors = [] } = props;
  const { owners, loading } = useOwners();
  const [typed, setTyped] = useState<string>();
  const chosen = owners.find(({ ref }) => ref === formData);
  const isWhole = typed === undefined || typed === chosen?.title;

  return (
    <Combobox
      id={props.idSchema?.$id}
      label={schema.title ?? 'Owner'}
      description={schema.description}
      placeholder="Platform team, or group:default/platform"
      options={owners.map(({ ref, title }) => ({ value: ref, label: title }))}
      // A text that happens to spell a ref selects nothing: the list would close.
      selectedKey={isWhole ? chosen?.ref ?? null : null}
      onSelectionChange={key => {
        const owner = owners.find(({ ref }) => ref === key);
        if (!owner) return;
        setTyped(owner.title);
        onChange(owner.ref);
      }}
      search={{
        inputValue: typed ?? chosen?.title ?? formData ?? '',
        onInputChange: text => {
          setTyped(text);
          onChange(ownerOf(text, owners, formData));
        },
      }}
      loading={loading ? { state: 'loading' } : undefined}
      allowsCustomValue
      menuTrigger="focus"
      isRequired={props.required}
      validationBehavior="aria"
      isDisabled={props.disabled || props.readonly}
      isInvalid={rawErrors.length > 0}
    />
  );
}
