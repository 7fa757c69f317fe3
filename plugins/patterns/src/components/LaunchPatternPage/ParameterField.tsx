import { useId } from 'react';
import { PasswordField, Select, Switch, Text, TextField } from '@backstage/ui';
import {
  parameterKind,
  type FieldProblem,
  type TemplateParameter,
} from '@apo/backstage-plugin-patterns-common';
import { FieldMessage } from '../shared/FieldMessage';
import type { FieldVerdict } from '../shared/FieldVerdict';
import { parameterLabel } from './groupParameters';
import styles from './LaunchPatternPage.module.css';

type FieldProps = {
  parameter: TemplateParameter;
  value: string | undefined;
  problem?: FieldProblem;
  onChange: (value: string) => void;
};

/** One parameter of the template, asked for as its type and its rules say. */
export function ParameterField(props: FieldProps) {
  const { parameter, problem } = props;
  const id = useId();
  const Field = fieldOf(parameter);
  return (
    <div>
      <Field
        {...props}
        describedBy={id}
        label={parameterLabel(parameter)}
        description={helpOf(parameter)}
      />
      <FieldMessage
        id={id}
        verdict={problem && sayProblem(parameter, problem)}
      />
    </div>
  );
}

type InnerProps = FieldProps & {
  label: string;
  description?: string;
  describedBy: string;
};

function fieldOf(parameter: TemplateParameter) {
  if (parameter.noEcho) return SecretField;
  if (isSwitch(parameter)) return SwitchField;
  const { isList } = parameterKind(parameter.type);
  // Of a list, each value is one of those allowed: that is for the text field.
  return parameter.allowedValues && !isList ? ChoiceField : PlainField;
}

function PlainField(props: InnerProps) {
  const { parameter, value = '', onChange, label, description } = props;
  return (
    <TextField
      label={label}
      description={description}
      value={value}
      onChange={onChange}
      isRequired={parameter.default === undefined}
      validationBehavior="aria"
      isInvalid={props.problem !== undefined}
      aria-describedby={props.describedBy}
      inputMode={parameter.type === 'Number' ? 'decimal' : undefined}
      autoComplete="off"
      spellCheck="false"
    />
  );
}

/** A secret: never filled in, and kept nowhere but in the form. */
function SecretField(props: InnerProps) {
  const { parameter, value = '', onChange, label, description } = props;
  return (
    <PasswordField
      label={label}
      description={description}
      value={value}
      onChange={onChange}
      isRequired={parameter.default === undefined}
      validationBehavior="aria"
      isInvalid={props.problem !== undefined}
      aria-describedby={props.describedBy}
      autoComplete="new-password"
    />
  );
}

function ChoiceField(props: InnerProps) {
  const { parameter, value, onChange, label, description } = props;
  const allowed = parameter.allowedValues ?? [];
  return (
    <Select
      label={label}
      description={description}
      placeholder="Choose a value"
      options={allowed.map((each, index) => ({
        // An id may not be empty, a value may.
        id: String(index),
        label: each || '(empty)',
      }))}
      selectedKey={
        value === undefined || !allowed.includes(value)
          ? null
          : String(allowed.indexOf(value))
      }
      onSelectionChange={key => onChange(allowed[Number(key)])}
      isRequired={parameter.default === undefined}
      validationBehavior="aria"
      isInvalid={props.problem !== undefined}
      aria-describedby={props.describedBy}
    />
  );
}

function SwitchField(props: InnerProps) {
  const { value, onChange, label, description, describedBy } = props;
  const helpId = `${describedBy}-help`;
  return (
    <div className={styles.switch}>
      <Switch
        label={label}
        isSelected={value === 'true'}
        onChange={isOn => onChange(String(isOn))}
        aria-describedby={description ? helpId : undefined}
      />
      {description && (
        <Text as="p" variant="body-small" color="secondary" id={helpId}>
          {description}
        </Text>
      )}
    </div>
  );
}

/** Yes or no, where the template says which it is unless one says otherwise. */
function isSwitch({ allowedValues, default: preset }: TemplateParameter) {
  const values = [...(allowedValues ?? [])].sort();
  return (
    values.join() === 'false,true' &&
    preset !== undefined &&
    values.includes(preset)
  );
}

/** What the author says of the parameter, and what its type expects. */
function helpOf(parameter: TemplateParameter): string | undefined {
  const { description, noEcho, default: preset, allowedValues } = parameter;
  const { expects, isList } = parameterKind(parameter.type);
  const parts = [
    description &&
      (/[.!?]$/.test(description) ? description : `${description}.`),
    expects && `Expects ${expects}.`,
    isList && allowedValues && `Allowed: ${allowedValues.join(', ')}.`,
    noEcho &&
      preset !== undefined &&
      'Left empty, it is what the template says.',
  ].filter(Boolean);
  return parts.length ? parts.join(' ') : undefined;
}

function sayProblem(
  parameter: TemplateParameter,
  { rule, fix }: FieldProblem,
): FieldVerdict {
  return {
    tone: 'error',
    text: `${parameterLabel(parameter)} ${rule}: ${fix}`,
  };
}
