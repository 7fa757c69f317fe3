import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import type { PatternAttributes } from '@apo/backstage-plugin-patterns-common';
import { AttributePicker } from '../../components/AttributePicker';
import { useAttributeKeys } from '../../hooks/useAttributeKeys';
import { contentTypeOf } from '../PatternContent/contentTypeOf';

/** Asks for the attributes of a pattern, as the rules of their keys say. */
export function PatternAttributesField(
  props: FieldExtensionComponentProps<PatternAttributes, { type?: string }>,
) {
  const { formData = {}, onChange, schema, rawErrors = [] } = props;
  const keys = useAttributeKeys();
  return (
    <AttributePicker
      label={schema.title ?? 'Attributes'}
      description={schema.description}
      type={contentTypeOf(props.uiSchema)}
      keys={keys}
      value={formData}
      showAll={rawErrors.length > 0}
      isDisabled={props.disabled || props.readonly}
      onChange={onChange}
    />
  );
}
