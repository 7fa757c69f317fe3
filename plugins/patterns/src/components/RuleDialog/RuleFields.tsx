import { Checkbox, CheckboxGroup, Radio, RadioGroup } from '@backstage/ui';
import {
  patternTypes,
  type AttributeRule,
  type PatternType,
} from '@apo/backstage-plugin-patterns-common';
import { typeWords } from '../shared/words';
import { AllowedValues } from './AllowedValues';

/** Everything that a rule says. */
export function RuleFields(props: {
  rule: AttributeRule;
  /** Every value of the key. */
  values: readonly string[];
  onChange: (rule: AttributeRule) => void;
}) {
  const { rule, values, onChange } = props;
  return (
    <>
      <CheckboxGroup
        label="Required for"
        description="Patterns of these types must carry the key"
        value={rule.requiredFor}
        onChange={chosen =>
          onChange({ ...rule, requiredFor: chosen as PatternType[] })
        }
      >
        {patternTypes.map(type => (
          <Checkbox key={type} value={type}>
            {`${typeWords[type]} patterns`}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <RadioGroup
        label="Values of one pattern"
        value={rule.several ? 'several' : 'one'}
        onChange={chosen =>
          onChange({ ...rule, several: chosen === 'several' })
        }
      >
        <Radio value="one">One</Radio>
        <Radio value="several">One or several</Radio>
      </RadioGroup>
      <AllowedValues
        values={values}
        allowed={rule.allowedValues}
        onChange={allowedValues => {
          const { allowedValues: _former, ...rest } = rule;
          onChange(allowedValues ? { ...rest, allowedValues } : rest);
        }}
      />
    </>
  );
}
