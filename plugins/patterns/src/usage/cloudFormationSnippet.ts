import { placeholder, provisionedName, type UsageTarget } from './UsageTarget';

/**
 * A resource that provisions a version from within another template.
 * Source: CloudFormation, AWS::ServiceCatalog::CloudFormationProvisionedProduct.
 */
export function cloudFormationSnippet(target: UsageTarget): string {
  const { patternName, productId, version, pathName, required } = target;
  const lines = [
    'Resources:',
    `  ${logicalId(patternName)}:`,
    '    Type: AWS::ServiceCatalog::CloudFormationProvisionedProduct',
    '    Properties:',
    `      ProductId: ${quote(productId)}`,
    `      ProvisioningArtifactName: ${quote(version)}`,
    ...(pathName ? [`      PathName: ${quote(pathName)}`] : []),
    `      ProvisionedProductName: ${quote(provisionedName(target))}`,
  ];
  if (required.length) lines.push('      ProvisioningParameters:');
  for (const parameter of required) {
    lines.push(
      `        - Key: ${quote(parameter.name)}`,
      `          Value: ${quote(placeholder(parameter))}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** Logical ids are alphanumeric: `encrypted-bucket` becomes `EncryptedBucket`. */
function logicalId(patternName: string): string {
  const words = patternName.split(/[^a-z0-9]+/).filter(Boolean);
  const id = words.map(w => w[0].toUpperCase() + w.slice(1)).join('');
  return /^[A-Z]/.test(id) ? id : `Pattern${id}`;
}

/** JSON strings are YAML strings, whatever they hold. */
function quote(value: string): string {
  return JSON.stringify(value);
}
