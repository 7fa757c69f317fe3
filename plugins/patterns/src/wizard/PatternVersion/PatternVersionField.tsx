import { useId } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Button, TextField } from '@backstage/ui';
import {
  checkPatternName,
  MAX_VERSION_LENGTH,
} from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api/PatternsApi';
import { FieldMessage } from '../../components/shared/FieldMessage';
import {
  unchecked,
  type FieldVerdict,
} from '../../components/shared/FieldVerdict';
import { useLiveRequest, type LiveRequest } from '../../hooks/useLiveRequest';
import { usePublishRight } from '../shared/usePublishRight';
import { toFormData } from '../wizardFormData';
import {
  judgeVersion,
  judgeVersionForm,
  loadKnownVersions,
  suggestVersions,
} from './judgeVersion';
import styles from './PatternVersionField.module.css';

type Known = LiveRequest<Awaited<ReturnType<typeof loadKnownVersions>>>;

/** Text field for a version, beside the next ones that would fit. */
export function PatternVersionField(
  props: FieldExtensionComponentProps<string>,
) {
  const { formData: version = '', onChange, schema, rawErrors = [] } = props;
  const api = useApi(patternsApiRef);
  const messageId = useId();
  const { name = '' } = toFormData(props.formContext);
  const isRefused = usePublishRight() === 'refused';
  const known = useLiveRequest(
    isRefused || checkPatternName(name) ? undefined : name,
    (key, signal) => loadKnownVersions(key, api, signal),
  );
  const verdict = toVerdict(version, known);
  const suggestions =
    known.status === 'done' ? suggestVersions(known.value) : [];

  return (
    <div>
      <TextField
        id={props.idSchema?.$id}
        label={schema.title ?? 'Version'}
        description={
          schema.description ??
          'Semantic version. A published version never changes, so each submission has its own'
        }
        placeholder="1.0.0"
        value={version}
        onChange={typed => onChange(typed.trim() || undefined)}
        maxLength={MAX_VERSION_LENGTH + 1}
        isRequired={props.required}
        validationBehavior="aria"
        isDisabled={props.disabled || isRefused}
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
      {suggestions.length > 0 && !props.disabled && !props.readonly && (
        <div
          className={styles.suggestions}
          role="group"
          aria-label="Suggestions"
        >
          {suggestions.map(({ label, version: next }) => (
            <Button
              key={label}
              size="small"
              variant="secondary"
              onPress={() => onChange(next)}
            >
              {`${label} ${next}`}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

function toVerdict(version: string, known: Known): FieldVerdict | undefined {
  const broken = version ? judgeVersionForm(version) : undefined;
  if (broken) return broken;
  switch (known.status) {
    case 'checking':
      return { tone: 'pending', text: 'Looking at the versions there are' };
    case 'failed':
      return unchecked('The version', known.error);
    case 'done':
      return version ? judgeVersion(version, known.value) : undefined;
    default:
      return undefined;
  }
}
