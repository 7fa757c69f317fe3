import type {
  DescribeProvisioningParametersInput,
  DescribeProvisioningParametersOutput,
  ParameterConstraints,
  ProvisioningArtifactParameter,
} from '@aws-sdk/client-service-catalog';
import type { Members } from '../../../template/Template';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { findLaunch, launchPathsOf } from '../launch/findLaunch';

const text = (value: unknown) =>
  value === undefined ? undefined : String(value);

function constraintsOf(parameter: Members): ParameterConstraints {
  const { AllowedValues } = parameter;
  return {
    AllowedValues: AllowedValues ? [AllowedValues].flat().map(String) : [],
    AllowedPattern: text(parameter.AllowedPattern),
    ConstraintDescription: text(parameter.ConstraintDescription),
    MaxLength: text(parameter.MaxLength),
    MinLength: text(parameter.MinLength),
    MaxValue: text(parameter.MaxValue),
    MinValue: text(parameter.MinValue),
  };
}

function viewParameter(
  key: string,
  parameter: Members,
): ProvisioningArtifactParameter {
  return {
    ParameterKey: key,
    DefaultValue: text(parameter.Default),
    ParameterType: text(parameter.Type),
    IsNoEcho: String(parameter.NoEcho) === 'true',
    Description: text(parameter.Description),
    ParameterConstraints: constraintsOf(parameter),
  };
}

/** What a launch of a version asks for. */
export const DescribeProvisioningParameters = defineCatalogOperation<
  DescribeProvisioningParametersInput,
  DescribeProvisioningParametersOutput
>({
  understands: [
    'ProductId',
    'ProductName',
    'ProvisioningArtifactId',
    'ProvisioningArtifactName',
    'PathId',
    'PathName',
  ],
  run(input, catalog) {
    const { product, pathId, template } = findLaunch(input, catalog);
    const path = launchPathsOf(product.Id, catalog).find(
      ({ Id }) => Id === pathId,
    );
    return {
      ProvisioningArtifactParameters: Object.entries(template.Parameters).map(
        ([key, parameter]) => viewParameter(key, parameter),
      ),
      ConstraintSummaries: path?.ConstraintSummaries,
      UsageInstructions: [],
      TagOptions: [],
      ProvisioningArtifactOutputKeys: Object.entries(template.Outputs).map(
        ([Key, { Description }]) => ({ Key, Description: text(Description) }),
      ),
    };
  },
});
