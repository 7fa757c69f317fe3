import { useState } from 'react';
import { Combobox } from '@backstage/ui';
import { ownerOf } from './ownerOf';
import { useOwners } from './useOwners';

/**
 * Asks for the owner: a group or person of the catalog by its title, or any
 * entity ref. The text alone decides, so that leaving the field changes nothing.
 */
export function OwnerCombobox(props: {
  id?: string;
  label: string;
  description?: string;
  value?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  isInvalid: boolean;
  /** The element that says what is wrong. */
  describedBy?: string;
  onChange: (owner: string | undefined) => void;
}) {
  const { value, describedBy, onChange, ...rest } = props;
  const { owners, loading } = useOwners();
  const [typed, setTyped] = useState<string>();
  const chosen = owners.find(({ ref }) => ref === value);
  const isWhole = typed === undefined || typed === chosen?.title;

  return (
    <Combobox
      {...rest}
      aria-describedby={describedBy}
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
        inputValue: typed ?? chosen?.title ?? value ?? '',
        onInputChange: text => {
          setTyped(text);
          onChange(ownerOf(text, owners, value));
        },
      }}
      loading={loading ? { state: 'loading' } : undefined}
      allowsCustomValue
      menuTrigger="focus"
      validationBehavior="aria"
    />
  );
}
