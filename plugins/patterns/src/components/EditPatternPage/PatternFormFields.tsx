import { useId } from 'react';
import { TextAreaField, TextField } from '@backstage/ui';
import type {
  AttributeKey,
  FieldProblem,
  PatternType,
} from '@apo/backstage-plugin-patterns-common';
import type { Request } from '../../hooks/useRequest';
import { OwnerCombobox } from '../../wizard/PatternOwner/OwnerCombobox';
import { FieldMessage } from '../shared/FieldMessage';
import { refuse } from '../shared/FieldVerdict';
import { AttributePicker } from '../AttributePicker';
import type { PatternForm } from './patternForm';

/** The fields of a pattern. */
export function PatternFormFields(props: {
  form: PatternForm;
  type: PatternType;
  keys: Request<AttributeKey[]>;
  /** What is wrong, said by the rules or by the server. */
  problems: readonly FieldProblem[];
  /** What the server said alone: the picker knows the rules itself. */
  said: readonly FieldProblem[];
  showAll: boolean;
  onChange: (change: Partial<PatternForm>) => void;
}) {
  const { form, type, keys, problems, said, showAll, onChange } = props;
  const id = useId();
  const problemOf = (field: string) => problems.find(p => p.field === field);
  const ofTitle = problemOf('title');
  const ofDescription = problemOf('description');
  const ofOwner = problemOf('owner');
  return (
    <>
      <div>
        <TextField
          label="Title"
          description="What it builds, in a few words"
          value={form.title}
          onChange={title => onChange({ title })}
          isRequired
          validationBehavior="aria"
          isInvalid={ofTitle !== undefined}
          aria-describedby={`${id}-title`}
        />
        <FieldMessage id={`${id}-title`} verdict={ofTitle && refuse(ofTitle)} />
      </div>
      <div>
        <TextAreaField
          label="Description"
          description="What it is for, and when to use it"
          value={form.description}
          onChange={description => onChange({ description })}
          validationBehavior="aria"
          isInvalid={ofDescription !== undefined}
          aria-describedby={`${id}-description`}
        />
        <FieldMessage
          id={`${id}-description`}
          verdict={ofDescription && refuse(ofDescription)}
        />
      </div>
      <div>
        <OwnerCombobox
          label="Owner"
          description="The group or person who looks after it"
          value={form.owner}
          onChange={owner => onChange({ owner: owner ?? '' })}
          isRequired
          isInvalid={ofOwner !== undefined}
          describedBy={`${id}-owner`}
        />
        <FieldMessage id={`${id}-owner`} verdict={ofOwner && refuse(ofOwner)} />
      </div>
      <AttributePicker
        label="Attributes"
        description="What people find the pattern by"
        type={type}
        keys={keys}
        value={form.attributes}
        said={said}
        showAll={showAll || said.length > 0}
        onChange={attributes => onChange({ attributes })}
      />
    </>
  );
}
