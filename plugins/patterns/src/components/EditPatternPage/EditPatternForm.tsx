import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useApi } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink, Text } from '@backstage/ui';
import type { Pattern } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { useAttributeKeys } from '../../hooks/useAttributeKeys';
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

/** The form; what is typed survives every failure. */
export function EditPatternForm(props: { pattern: Pattern }) {
  const { pattern } = props;
  const api = useApi(patternsApiRef);
  const links = usePatternsLinks();
  const navigate = useNavigate();
  const say = useSuccessToast();
  const keys = useAttributeKeys();
  // With the revision that it was read in; the fields begin anew with another.
  const [{ form, revision }, setState] = useState({
    form: patternFormOf(pattern),
    revision: pattern.revision,
  });
  const [isTried, setTried] = useState(false);
  const { form: element, focusInvalid } = useFocusInvalid<HTMLFormElement>();
  const change = useLockedChange<Pattern>({
    save: of => api.updatePattern(pattern.name, { ...form, revision: of }),
    load: () => api.getPattern(pattern.name),
    onTake: theirs =>
      setState({ form: patternFormOf(theirs), revision: theirs.revision }),
    onSaved: saved => {
      say(`Saved ${saved.title}`);
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
        key={revision}
        form={form}
        type={pattern.type}
        keys={keys}
        problems={[...broken, ...server.problems]}
        said={server.problems}
        showAll={isTried}
        onChange={next => {
          Object.keys(next).forEach(server.mend);
          setState(known => ({ ...known, form: { ...known.form, ...next } }));
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
        <ButtonLink variant="secondary" href={links.pattern(pattern.name)}>
          Cancel
        </ButtonLink>
      </div>
    </form>
  );
}
