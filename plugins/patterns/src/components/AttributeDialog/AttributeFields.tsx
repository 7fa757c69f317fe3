import { useId } from 'react';
import { TextAreaField, TextField } from '@backstage/ui';
import type {
  AttributeKey,
  FieldProblem,
} from '@apo/backstage-plugin-patterns-common';
import { FieldMessage } from '../shared/FieldMessage';
import { refuse } from '../shared/FieldVerdict';
import type { AttributeForm, AttributeProblems } from './attributeForm';
import { AttributeKeyField } from './AttributeKeyField';
import { MetadataRows } from './MetadataRows';

/** The fields of an attribute; key and value of one that exists never change. */
export function AttributeFields(props: {
  form: AttributeForm;
  problems: AttributeProblems;
  /** Undefined for an attribute that exists. */
  keys?: readonly AttributeKey[];
  /** Whether fields that are still empty are shown as wrong too. */
  showEmpty: boolean;
  onChange: (change: Partial<AttributeForm>) => void;
}) {
  const { form, problems, keys, showEmpty, onChange } = props;
  const shown = (text: string, problem?: FieldProblem) =>
    showEmpty || text ? problem : undefined;
  const ofValue = shown(form.value, problems.value);
  const valueId = useId();
  const descriptionId = useId();
  return (
    <>
      {keys ? (
        <AttributeKeyField
          value={form.key}
          keys={keys}
          problem={shown(form.key, problems.key)}
          onChange={key => onChange({ key })}
        />
      ) : (
        <TextField label="Key" value={form.key} isReadOnly />
      )}
      <div>
        <TextField
          label="Value"
          description={
            keys
              ? 'Letters, digits, _ and -; case does not count'
              : 'Key and value never change'
          }
          placeholder="PII"
          value={form.value}
          onChange={value => onChange({ value })}
          isReadOnly={!keys}
          isRequired={Boolean(keys)}
          validationBehavior="aria"
          isInvalid={ofValue !== undefined}
          aria-describedby={valueId}
          autoComplete="off"
          spellCheck="false"
        />
        <FieldMessage id={valueId} verdict={ofValue && refuse(ofValue)} />
      </div>
      <div>
        <TextAreaField
          label="Description"
          description="What it means, and when to use it"
          value={form.description}
          onChange={description => onChange({ description })}
          validationBehavior="aria"
          isInvalid={problems.description !== undefined}
          aria-describedby={descriptionId}
        />
        <FieldMessage
          id={descriptionId}
          verdict={problems.description && refuse(problems.description)}
        />
      </div>
      <MetadataRows
        rows={form.rows}
        problems={problems}
        showEmpty={showEmpty}
        onChange={rows => onChange({ rows })}
      />
    </>
  );
}
