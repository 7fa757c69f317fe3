import { useId } from 'react';
import { TextField } from '@backstage/ui';
import {
  parameterField,
  type FieldProblem,
  type Publication,
  type TemplateParameter,
} from '@apo/backstage-plugin-patterns-common';
import { PublicationChoice } from '../PatternPage/PublicationChoice';
import { FieldMessage } from '../shared/FieldMessage';
import { refuse } from '../shared/FieldVerdict';
import { groupParameters } from './groupParameters';
import { withValue, type LaunchForm } from './launchForm';
import { ParameterField } from './ParameterField';
import styles from './LaunchPatternPage.module.css';

/** Where to launch, the name of the product, and the template's parameters. */
export function LaunchFields(props: {
  form: LaunchForm;
  targets: readonly Publication[];
  parameters: readonly TemplateParameter[];
  problemOf: (field: string) => FieldProblem | undefined;
  onChange: (form: LaunchForm, field: string) => void;
}) {
  const { form, targets, parameters, problemOf, onChange } = props;
  const id = useId();
  const ofName = problemOf('name');
  const ofTarget = problemOf('targetName');
  return (
    <>
      <div>
        <PublicationChoice
          publications={targets}
          chosen={
            targets.find(t => t.targetName === form.targetName) ?? targets[0]
          }
          onChoose={targetName =>
            onChange({ ...form, targetName }, 'targetName')
          }
        />
        {ofTarget && <FieldMessage verdict={refuse(ofTarget)} />}
      </div>
      <div>
        <TextField
          label="Name"
          description="What you and Service Catalog call it. One of each name in an account; it never changes"
          placeholder="team-orders-bucket"
          value={form.name}
          onChange={name => onChange({ ...form, name }, 'name')}
          isRequired
          validationBehavior="aria"
          isInvalid={ofName !== undefined}
          aria-describedby={`${id}-name`}
          autoComplete="off"
          spellCheck="false"
        />
        <FieldMessage id={`${id}-name`} verdict={ofName && refuse(ofName)} />
      </div>
      {groupParameters(parameters).map(group => (
        <fieldset key={group.title} className={styles.group}>
          <legend className={styles.legend}>{group.title}</legend>
          {group.parameters.map(parameter => (
            <ParameterField
              key={parameter.name}
              parameter={parameter}
              value={form.values[parameter.name]}
              problem={problemOf(parameterField(parameter.name))}
              onChange={value =>
                onChange(
                  withValue(form, parameter, value),
                  parameterField(parameter.name),
                )
              }
            />
          ))}
        </fieldset>
      ))}
    </>
  );
}
