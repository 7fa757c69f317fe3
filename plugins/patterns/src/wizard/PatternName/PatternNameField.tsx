import { useId } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { TextField } from '@backstage/ui';
import { MAX_NAME_LENGTH } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api/PatternsApi';
import { FieldMessage } from '../../components/shared/FieldMessage';
import {
  unchecked,
  type FieldVerdict,
} from '../../components/shared/FieldVerdict';
import { PublishersOnly } from '../shared/PublishersOnly';
import { useLiveRequest, type LiveRequest } from '../../hooks/useLiveRequest';
import { usePublishRight } from '../shared/usePublishRight';
import {
  newVersionHref,
  toFormData,
  type PatternFormData,
} from '../wizardFormData';
import { judgeName, judgeNameForm } from './judgeName';
import styles from './PatternNameField.module.css';

/**
 * Text field for a pattern's name, with its form and uniqueness as one types.
 * It is the wizard's first field: who may not publish is told so in its place.
 */
export function PatternNameField(props: FieldExtensionComponentProps<string>) {
  const right = usePublishRight();
  if (right !== 'refused') return <NameField {...props} />;
  return (
    <div role="alert">
      <PublishersOnly>
        Until then this form cannot be submitted: what you fill in here is lost.
      </PublishersOnly>
    </div>
  );
}

function NameField(props: FieldExtensionComponentProps<string>) {
  const { formData: name = '', onChange, schema, rawErrors = [] } = props;
  const api = useApi(patternsApiRef);
  const messageId = useId();
  const form = toFormData(props.formContext);
  const broken = name ? judgeNameForm(name) : undefined;
  const check = useLiveRequest(
    name && !broken ? name : undefined,
    (key, signal) => api.checkName(key, { signal }),
  );
  const verdict = broken ?? toVerdict(check, form);
  const isTaken =
    verdict?.tone === 'error' && check.status === 'done' && check.value.exists;

  return (
    <div>
      <TextField
        id={props.idSchema?.$id}
        label={schema.title ?? 'Name'}
        description={
          schema.description ??
          `Names the pattern for good: a-z, 0-9, - and _, at most ${MAX_NAME_LENGTH} characters`
        }
        placeholder="encrypted-bucket"
        value={name}
        onChange={typed => onChange(typed || undefined)}
        isRequired={props.required}
        validationBehavior="aria"
        isDisabled={props.disabled}
        isReadOnly={props.readonly}
        isInvalid={verdict?.tone === 'error' || rawErrors.length > 0}
        autoComplete="off"
        spellCheck="false"
        aria-describedby={messageId}
      />
      <FieldMessage
        id={messageId}
        verdict={rawErrors.includes(verdict?.text ?? '') ? undefined : verdict}
      />
      {isTaken && (
        <a
          className={styles.link}
          href={newVersionHref(form, name)}
          target="_blank"
          rel="noreferrer"
        >
          Add a version to {name}
        </a>
      )}
    </div>
  );
}

function toVerdict(
  check: LiveRequest<Parameters<typeof judgeName>[0]>,
  form: PatternFormData,
): FieldVerdict | undefined {
  switch (check.status) {
    case 'checking':
      return { tone: 'pending', text: 'Checking whether the name is free' };
    case 'done':
      return judgeName(check.value, form);
    case 'failed':
      return unchecked('The name', check.error);
    default:
      return undefined;
  }
}
