import { useState } from 'react';
import type { AttributeKey } from '@apo/backstage-plugin-patterns-common';
import { useServerProblems } from '../../hooks/useServerProblems';
import {
  attributeFields,
  checkAttributeForm,
  isSound,
  type AttributeForm,
} from './attributeForm';

/** A form of an attribute, checked as one types, with what the server said of it. */
export function useAttributeForm(options: {
  form: AttributeForm;
  setForm: (change: (known: AttributeForm) => AttributeForm) => void;
  error?: Error;
  /** Every key for a new attribute; none for a change. */
  keys?: readonly AttributeKey[];
}) {
  const { form, setForm, error, keys } = options;
  const {
    problems: said,
    unplaced,
    mend,
  } = useServerProblems(error, attributeFields);
  const [isTried, setTried] = useState(false);
  const problems = checkAttributeForm(form, { keys, said });
  // What the server said keeps nobody from another try.
  const isValid = isSound(checkAttributeForm(form, { keys, said: [] }));
  return {
    problems,
    isValid,
    unplaced,
    showEmpty: isTried,
    onTry: () => setTried(true),
    change: (change: Partial<AttributeForm>) => {
      const [field] = Object.keys(change);
      mend(field === 'rows' ? 'metadata' : field);
      setForm(known => ({ ...known, ...change }));
    },
  };
}
