import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button, ButtonLink, Text } from '@backstage/ui';
import type { Pattern } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { useAttributeKeys } from '../../hooks/useAttributeKeys';
import { useDraft } from '../../hooks/useDraft';
import { useLockedChange } from '../../hooks/useLockedChange';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { useServerProblems } from '../../hooks/useServerProblems';
import { useSuccessToast } from '../../hooks/useSuccessToast';
import { Conflict } from '../shared/Conflict';
import { ErrorState } from '../shared/ErrorState';
import { IntoView } from '../shared/IntoView';
import { useFocusInvalid } from '../shared/useFocusInvalid';
import {
  checkPatternForm,
  patternDifferences,
  patternFields,
  patternFormOf,
} from './patternForm';
import { PatternFormFields } from './PatternFormFields';
import styles from './EditPatternPage.module.css';

/** The form; what is typed survives every failure, and leaving the page. */
export function EditPatternForm(props: { pattern: Pattern }) {
  const { pattern } = props;
  const api = useApi(patternsApiRef);
  const links = usePatternsLinks();
  const navigate = useNavigate();
  const say = useSuccessToast();
  const keys = useAttributeKeys();
  // With the revision that it was read in; the fields begin anew with another.
  const saved = {
    form: patternFormOf(pattern),
    revision: pattern.revision,
  };
  const draft = useDraft(
    `pattern.${pattern.name}`,
    saved,
    ({ form: typed }) => patternDifferences(saved.form, typed).length > 0,
  );
  const { form, revision } = draft.value;
  const [isTried, setTried] = useState(false);
  const { form: element, focusInvalid } = useFocusInvalid<HTMLFormElement>();
  const change = useLockedChange<Pattern>({
    save: of => api.updatePattern(pattern.name, { ...form, revision: of }),
    load: () => api.getPattern(pattern.name),
    onTake: theirs =>
      draft.setValue({
        form: patternFormOf(theirs),
        revision: theirs.revision,
      }),
    onSaved: ({ title }) => {
      draft.forget();
      say(`Saved ${title}`);
      navigate(links.pattern(pattern.name));
    },
  });
  const { theirs, pending, error } = change;
  const server = useServerProblems(error, patternFields);
  const broken = checkPatternForm(form, pattern, keys.value);
  const submit = () => {
    setTried(true);
    if (broken.length) focusInvalid();
    else if (!pending && !theirs) void change.save(revision);
  };
  return (
    <form
      ref={element}
      className={styles.form}
      aria-label={`Edit ${pattern.title}`}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
    >
      <Text as="h2" variant="title-small" weight="bold">
        Edit {pattern.title}
      </Text>
      <Text as="p" variant="body-medium" color="secondary">
        This needs no new version and no review. What is published stays as it
        is.
      </Text>
      {draft.isRestored && (
        <Alert
          role="status"
          status="info"
          icon
          title="What you changed and did not save is here again"
          customActions={
            <Button
              size="small"
              variant="secondary"
              onPress={() => {
                draft.forget();
                draft.setValue(saved);
              }}
            >
              Discard
            </Button>
          }
        />
      )}
      {theirs && (
        <Conflict
          title="Somebody changed this pattern meanwhile"
          differences={patternDifferences(patternFormOf(theirs), form)}
          pending={pending}
          onKeepMine={change.keepMine}
          onTakeTheirs={change.takeTheirs}
        />
      )}
      {server.unplaced && (
        <IntoView>
          <ErrorState
            title="The pattern was not saved"
            error={server.unplaced}
          />
        </IntoView>
      )}
      <PatternFormFields
        key={`${revision} ${draft.isRestored}`}
        form={form}
        type={pattern.type}
        keys={keys}
        problems={[...broken, ...server.problems]}
        said={server.problems}
        showAll={isTried}
        onChange={next => {
          Object.keys(next).forEach(server.mend);
          draft.setValue(known => ({
            ...known,
            form: { ...known.form, ...next },
          }));
        }}
      />
      <div className={styles.actions}>
        <Button
          variant="primary"
          type="submit"
          isPending={pending}
          isDisabled={theirs !== undefined}
        >
          Save
        </Button>
        <ButtonLink
          variant="secondary"
          href={links.pattern(pattern.name)}
          onPress={draft.forget}
        >
          Cancel
        </ButtonLink>
      </div>
    </form>
  );
}
