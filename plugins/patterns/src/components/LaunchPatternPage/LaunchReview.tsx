import { Text } from '@backstage/ui';
import type {
  PatternVersion,
  Publication,
  TemplateParameter,
} from '@apo/backstage-plugin-patterns-common';
import { FactList } from '../shared/FactList';
import { parameterLabel } from './groupParameters';
import type { LaunchForm } from './launchForm';

/** What is about to be launched; secrets stay hidden. */
export function LaunchReview(props: {
  form: LaunchForm;
  version: PatternVersion;
  target: Publication;
  parameters: readonly TemplateParameter[];
}) {
  const { form, version, target, parameters } = props;
  return (
    <>
      <Text as="p" variant="body-medium" color="secondary">
        Service Catalog makes these resources in the account below, and they
        cost what AWS charges for them until you delete them.
      </Text>
      <FactList
        facts={[
          ['Pattern', `${version.patternTitle} ${version.version}`],
          ['Name', form.name],
          ['Account', target.accountId],
          ['Region', target.region],
        ]}
      />
      {parameters.length > 0 && (
        <>
          <Text as="h3" variant="body-large" weight="bold">
            Parameters
          </Text>
          <FactList
            facts={parameters.map(parameter => [
              parameterLabel(parameter),
              shown(parameter, form.values[parameter.name]),
            ])}
          />
        </>
      )}
    </>
  );
}

function shown({ noEcho }: TemplateParameter, value: string | undefined) {
  if (value === undefined) return 'What the template says';
  if (noEcho) return 'Hidden';
  return value || '(empty)';
}
