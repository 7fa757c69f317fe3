import { useId, useState } from 'react';
import { Combobox } from '@backstage/ui';
import type {
  AttributeKey,
  FieldProblem,
} from '@apo/backstage-plugin-patterns-common';
import { FieldMessage } from '../shared/FieldMessage';
import { refuse, type FieldVerdict } from '../shared/FieldVerdict';
import { existingKey } from './attributeForm';

/** Asks for the key of a new attribute: one that exists, or a new one. */
export function AttributeKeyField(props: {
  value: string;
  keys: readonly AttributeKey[];
  problem?: FieldProblem;
  onChange: (key: string) => void;
}) {
  const { value, keys, problem, onChange } = props;
  const messageId = useId();
  const [chosen, setChosen] = useState<string>();
  return (
    <div>
      <Combobox
        label="Key"
        description="What the value says something about. Letters, digits, _ and -; case does not count"
        placeholder="DataClassification"
        options={keys.map(({ key }) => ({ value: key, label: key }))}
        selectedKey={chosen === value ? chosen : null}
        onSelectionChange={key => {
          if (key === null) return;
          setChosen(String(key));
          onChange(String(key));
        }}
        search={{ inputValue: value, onInputChange: onChange }}
        allowsCustomValue
        menuTrigger="input"
        isRequired
        validationBehavior="aria"
        isInvalid={problem !== undefined}
        aria-describedby={messageId}
      />
      <FieldMessage
        id={messageId}
        verdict={problem ? refuse(problem) : judgeSpelling(value, keys)}
      />
    </div>
  );
}

function judgeSpelling(
  typed: string,
  keys: readonly AttributeKey[],
): FieldVerdict | undefined {
  if (!typed) return undefined;
  const existing = existingKey(typed, keys);
  if (!existing) return { tone: 'info', text: 'This makes a new key' };
  if (existing.key === typed) return undefined;
  return {
    tone: 'info',
    text: `The key exists as ${existing.key}; that spelling is used`,
  };
}
