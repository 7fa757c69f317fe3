import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Combobox } from '@backstage/ui';
import { patternsApiRef } from '../../api';
import { useRequest } from '../../hooks/useRequest';

/** Patterns that are offered at once. */
const MOST = 20;

/** Finds the published pattern that is to be used instead. */
export function SuccessorPicker(props: {
  /** Which is no successor of itself. */
  patternName: string;
  value: string | undefined;
  isInvalid: boolean;
  describedBy: string;
  onChange: (name: string | undefined) => void;
}) {
  const { patternName, value, isInvalid, describedBy, onChange } = props;
  const api = useApi(patternsApiRef);
  const [typed, setTyped] = useState(value ?? '');
  // What was chosen is not what is searched for.
  const search = typed === value ? '' : typed.trim();
  const found = useRequest(`successor ${search}`, signal =>
    api.listPatterns(
      { search: search || undefined, lifecycle: ['active'], limit: MOST },
      { signal },
    ),
  );
  const options = (found.value?.items ?? [])
    .filter(({ name }) => name !== patternName)
    .map(({ name, title }) => ({ value: name, label: `${title} (${name})` }));
  return (
    <Combobox
      label="Use instead (optional)"
      description="A published pattern that takes its place"
      placeholder="Search patterns"
      aria-describedby={describedBy}
      isInvalid={isInvalid}
      options={options}
      selectedKey={value ?? null}
      onSelectionChange={key => {
        const name = key === null ? undefined : String(key);
        if (name) setTyped(name);
        onChange(name);
      }}
      search={{
        mode: 'server',
        inputValue: typed,
        onInputChange: text => {
          setTyped(text);
          if (!text) onChange(undefined);
        },
      }}
      loading={found.loading ? { state: 'loading' } : undefined}
      menuTrigger="focus"
      validationBehavior="aria"
    />
  );
}
